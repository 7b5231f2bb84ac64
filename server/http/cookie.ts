/** A cookie for our own server alone, out of reach of scripts and of other sites' writes. */
export function cookieHeader(
  name: string,
  value: string,
  { maxAge, secure }: { maxAge: number; secure: boolean },
): string {
  const flags = ['Path=/', 'HttpOnly', 'SameSite=Lax', `Max-Age=${maxAge}`, ...(secure ? ['Secure'] : [])];
  return [`${name}=${value}`, ...flags].join('; ');
}

/** Browsers take a `__Host-` cookie over https alone and from this very host alone, so that no sister domain can plant one. */
export const cookieName = (name: string, secure: boolean): string => (secure ? `__Host-${name}` : name);
