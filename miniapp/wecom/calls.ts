import type { Bridge } from './bridge.ts';
import { failed, type Result } from './result.ts';

const SOON_MS = 3_000;
const SHOWN_WITHIN_MS = 10_000;
/** A person is choosing. */
const CHOSEN_WITHIN_MS = 600_000;
const READ_WITHIN_MS = 60_000;

export interface Shared {
  title: string;
  text: string;
  /** A page of ours, from its root. */
  path: string;
}

/** What pages may ask of the client. Each settles, inside WeCom or not; pages offer another way where `ok` is false. */
export interface Wecom {
  inside: boolean;
  closeWindow(): Promise<Result>;
  /** Lets the person forward a page to a colleague. */
  share(item: Shared): Promise<Result>;
  /** What the client's own 转发 sends from now on. */
  offerShare(item: Shared): Promise<Result>;
  /** `url` must need no cookie; `bytes` is required by the client. */
  previewFile(file: { url: string; name: string; bytes: number }): Promise<Result>;
  /** Files from chats, at most 20 MB each. */
  chooseFiles(count: number): Promise<Result<{ files: File[] }>>;
  openDefaultBrowser(url: string): Promise<Result>;
  /** `handle` says whether it has dealt with the step back; null: nobody does any more. */
  onBack(handle: (() => boolean) | null): Promise<Result>;
}

export function createCalls(bridge: Bridge, origin: string): Wecom {
  const { inside, ask } = bridge;
  const plain = async (result: Promise<Result<{ answer: object }>>): Promise<Result> => {
    const settled = await result;
    return settled.ok ? { ok: true } : settled;
  };
  const shareParams = ({ title, text, path }: Shared) => ({
    title,
    desc: text,
    link: new URL(path, origin).href,
    imgUrl: new URL('/share.png', origin).href,
  });
  return {
    inside,
    closeWindow: () => plain(ask('closeWindow', SOON_MS, (sdk) => sdk.closeWindow())),
    share: (item) =>
      plain(ask('shareAppMessage', CHOSEN_WITHIN_MS, (sdk) => sdk.shareAppMessage(shareParams(item)))),
    offerShare: (item) =>
      plain(
        ask('onMenuShareAppMessage', SOON_MS, async (sdk) => {
          sdk.onMenuShareAppMessage(shareParams(item));
          return {};
        }),
      ),
    previewFile: ({ url, name, bytes }) => {
      const params = { url: new URL(url, origin).href, name, size: bytes };
      return plain(ask('previewFile', SHOWN_WITHIN_MS, (sdk) => sdk.previewFile(params)));
    },
    openDefaultBrowser: (url) => {
      const params = { url: new URL(url, origin).href };
      return plain(ask('openDefaultBrowser', SOON_MS, (sdk) => sdk.openDefaultBrowser(params)));
    },
    chooseFiles: (count) => chooseFiles(bridge, count),
    onBack: createBackListener(bridge),
  };
}

async function chooseFiles({ ask }: Bridge, count: number): Promise<Result<{ files: File[] }>> {
  const chosen = await ask('chooseMessageFile', CHOSEN_WITHIN_MS, (sdk) =>
    sdk.chooseMessageFile({ count, type: sdk.ChooseMessageFileType.file }),
  );
  if (!chosen.ok) return chosen;
  const files: File[] = [];
  for (const { localId, name } of chosen.answer.tempFiles) {
    const read = await ask('getLocalFileData', READ_WITHIN_MS, (sdk) => sdk.getLocalFileData({ localId }));
    if (!read.ok) return read;
    const file = fileOf(name, read.answer.localData);
    if (file === null) return failed('failed');
    files.push(file);
  }
  return { ok: true, files };
}

/** Some clients put a data URL in front, some break lines. */
function fileOf(name: string, base64: string): File | null {
  try {
    const letters = atob(base64.replace(/^data:[^,]*,/, '').replace(/\s+/g, ''));
    return new File([Uint8Array.from(letters, (letter) => letter.charCodeAt(0))], name);
  } catch {
    return null;
  }
}

/** The client keeps every listener for good, so it is given one. */
function createBackListener({ ask }: Bridge): Wecom['onBack'] {
  let current: (() => boolean) | null = null;
  let listening = false;
  return async (handle) => {
    current = handle;
    if (listening) return { ok: true };
    const heard = await ask('onHistoryBack', SOON_MS, async (sdk) => {
      if (!listening) sdk.onHistoryBack(() => current?.() ?? false);
      listening = true;
      return {};
    });
    return heard.ok ? { ok: true } : heard;
  };
}
