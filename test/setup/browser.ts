export const WECOM_PHONE =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 wxwork/4.1.30 MicroMessenger/7.0.1';
export const DESKTOP =
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/142.0.0.0 Safari/537.36';

export interface Visit {
  url: string;
  status: number;
  text: string;
  headers: Headers;
  /** The addresses that were passed through, this one included. */
  way: readonly string[];
}

/** As much of a browser as signing in needs: it keeps cookies by host, follows redirects, and runs nothing. */
export function createBrowser(userAgent: string) {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string) => {
    const host = new URL(url).hostname;
    return jars.get(host) ?? jars.set(host, new Map()).get(host)!;
  };

  /** One exchange, without following. */
  async function step(url: string): Promise<Response> {
    const jar = jarOf(url);
    const cookies = [...jar].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { Cookie: cookies, 'User-Agent': userAgent },
    });
    for (const header of response.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(header)!;
      if (/max-age=0|expires=Thu, 01 Jan 1970/i.test(header)) jar.delete(name!);
      else jar.set(name!, value!);
    }
    return response;
  }

  return {
    step,
    cookie: (url: string, name: string) => jarOf(url).get(name),
    async go(url: string): Promise<Visit> {
      const way = [url];
      for (;;) {
        const response = await step(way.at(-1)!);
        const location = response.headers.get('location');
        if (location === null || way.length > 12) {
          return {
            url: way.at(-1)!,
            status: response.status,
            text: await response.text(),
            headers: response.headers,
            way,
          };
        }
        way.push(new URL(location, way.at(-1)).href);
      }
    },
  };
}
export type Browser = ReturnType<typeof createBrowser>;
