import type { Running } from './start.ts';

/** What a person who has just started it wants to know, in Chinese and English. */
export function announcement({
  url,
  callbackUrl,
  simulator,
}: Pick<Running, 'url' | 'callbackUrl' | 'simulator'>) {
  const rows = [
    ...(simulator ? [['聊天页 · Chat page', simulator.chatUrl]] : []),
    ...(callbackUrl === null ? [] : [['手机页面 · Mini-app', `${url}/`]]),
    ['服务 · Server', url],
    ...(callbackUrl === null ? [] : [['回调 · Callback', callbackUrl]]),
  ];
  return [
    '',
    '联备已启动 · Lianbei is running',
    ...rows.map(([name, address]) => `  ${name}: ${address}`),
    ...(simulator
      ? ['  企业微信由本地替身代替，仅供试用 · WeCom is a local stand-in, for trying it out']
      : []),
    '  按 Ctrl+C 停止 · Ctrl+C stops it',
    '',
  ].join('\n');
}
