import { wecom } from '../wecom/index.ts';
import type { Shared } from '../wecom/calls.ts';
import { tellDone } from './notices.ts';

/** Lets the person send a page to a colleague; where there is no client for it, the link is copied. */
export async function shareItem(item: Shared): Promise<void> {
  const shared = await wecom.share(item);
  if (shared.ok || shared.reason === 'cancelled') return;
  const link = new URL(item.path, location.origin).href;
  tellDone(
    (await copyText(link))
      ? '链接已复制，发给同事就可以打开同一页（需要先加入本单位）。'
      : `请长按复制链接：${link}`,
  );
}

/** Whether the text is on the clipboard now. Old webviews know only the old way, and no page over plain http knows the new one. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const area = Object.assign(document.createElement('textarea'), { value: text, readOnly: true });
  area.style.position = 'fixed';
  area.style.opacity = '0';
  document.body.append(area);
  area.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    area.remove();
  }
}
