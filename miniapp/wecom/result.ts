/**
 * What became of a call to the client: `outside` WeCom and WeChat there is none; `unsupported` by this client or not permitted by it;
 * `cancelled` by the person; `timeout`: no answer came.
 */
export type Result<T = object> = ({ ok: true } & T) | { ok: false; reason: Reason };
export type Reason = 'outside' | 'timeout' | 'unsupported' | 'cancelled' | 'failed';

export const failed = (reason: Reason): { ok: false; reason: Reason } => ({ ok: false, reason });

/** Calls without a bridge never settle: nothing is waited for longer than this. */
export async function within<T>(ms: number, work: Promise<T>): Promise<T | 'late'> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<'late'>((resolve) => {
    timer = setTimeout(() => resolve('late'), ms);
  });
  return Promise.race([work, late]).finally(() => clearTimeout(timer));
}

/** Reads the SDK's refusals, such as `chooseMessageFile:cancel` or `previewFile:fail, the permission value is offline verifying`. */
export function reasonOf(error: unknown): Reason {
  const said = String((error as { errMsg?: unknown } | null)?.errMsg ?? error).toLowerCase();
  if (/cancel/.test(said)) return 'cancelled';
  if (/no permission|not support|not exist|not_exist|permission value|invalid function/.test(said))
    return 'unsupported';
  return 'failed';
}
