import type { Player } from './people.ts';
import type { SignInRefusal } from './check-request.ts';

const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const page = (title: string, body: string): string => `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>${title}</title>
<style>
body { margin: 0 auto; max-width: 28rem; padding: 1.5rem 1rem; font: 1.0625rem/1.6 system-ui, sans-serif; }
h1 { font-size: 1.25rem; }
ul { list-style: none; margin: 1rem 0; padding: 0; }
li a { display: block; margin: .5rem 0; padding: .75rem 1rem; border: 1px solid #8888; border-radius: .75rem; color: inherit; text-decoration: none; }
li a:hover, li a:focus-visible { border-color: #1f6fde; }
small { display: block; opacity: .75; }
</style>
</head>
<body><main><h1>${title}</h1>${body}</main></body>
</html>
`;

/** Whom to be; `hrefOf` leads on as that person. */
export const peoplePage = (players: readonly Player[], hrefOf: (player: Player) => string): string =>
  page(
    '企业微信模拟器：以谁的身份登录？',
    `<p>这里代替企业微信的登录，名单上的人都是虚构的。</p><ul>${players
      .map(
        (player) =>
          `<li><a data-testid="player" data-userid="${escape(player.userid)}" href="${escape(hrefOf(player))}">${escape(player.name)}<small>${escape(player.part)}</small></a></li>`,
      )
      .join('')}</ul>`,
  );

export const refusalPage = ({ errcode, message }: SignInRefusal): string =>
  page('企业微信模拟器：不能登录', `<p>errcode ${errcode}</p><p>${escape(message)}</p>`);
