import { wecom } from '../wecom/index.ts';
import { confirm } from './confirm.ts';
import { tellDone } from './notices.ts';
import { copyText } from './share-item.ts';

/** A file by its signed address. */
export interface Linked {
  url: string;
  name: string;
  bytes: number;
}

const agent = navigator.userAgent;
export const onAndroid = /android/i.test(agent);
/** iPads call themselves Macs. */
export const onApple =
  /iphone|ipad|ipod/i.test(agent) || (/macintosh/i.test(agent) && navigator.maxTouchPoints > 1);
/** WeChat without WeCom. On Android it drops downloads without a word. */
const inWeChat = /micromessenger/i.test(agent) && !/wxwork/i.test(agent);

/** Opens or saves a file with whatever the phone has for it. */
export async function openFile(file: Linked): Promise<void> {
  const { url } = file;
  if (wecom.inside && !inWeChat) {
    const shown = await wecom.previewFile(file);
    if (shown.ok || shown.reason === 'cancelled') return;
    if ((await wecom.openDefaultBrowser(url)).ok) return;
  }
  if (inWeChat && onAndroid) return askForBrowser(url);
  location.assign(url);
}

async function askForBrowser(url: string): Promise<void> {
  const copied = await confirm({
    title: '请用浏览器打开',
    text: '微信里不能下载文件。请点右上角的“···”，选“在浏览器打开”后再下载；也可以复制链接，粘贴到手机浏览器里打开，链接 10 分钟内有效。',
    yes: '复制链接',
    no: '知道了',
  });
  if (!copied) return;
  const link = new URL(url, location.origin).href;
  tellDone(
    (await copyText(link)) ? '链接已复制，请粘贴到浏览器打开。' : '没有复制成功，请用右上角菜单打开。',
  );
}
