import { fileSize } from '../../state/file-size.ts';
import type { Job } from '../../state/uploads/job.ts';

/** `62%，还剩 3.1 MB` */
export function progressOf({ state, sent, content, kept }: Job): string {
  const left = content.size - sent;
  const percent = Math.min(99, Math.floor((sent / content.size) * 100));
  const so = `${percent}%，还剩 ${fileSize(left)}`;
  if (state === 'waiting') return '排队等待上传';
  if (state === 'arrived') return '已上传';
  if (state === 'away')
    return kept ? `网络断开，恢复后自动继续（${so}）` : `网络断开，请不要关闭页面（${so}）`;
  return left === 0 ? '已传完，正在检查文件…' : so;
}
