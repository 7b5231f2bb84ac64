import type { Outgoing } from '../../../bot/ports.ts';
import type { Carried, DueNotice, NoticeRenderer } from './delivery-ports.ts';

/** More in one message is more than anyone reads, and than a message holds. */
const MOST_TOLD_AT_ONCE = 12;

/** One message for each notice, and one for all that a person is told together. */
export const planMessages =
  (render: NoticeRenderer) =>
  (due: readonly DueNotice[]): Carried[] => {
    const [together, apart] = [new Map<string, DueNotice[]>(), [] as Carried[]];
    for (const notice of due) {
      const { contactId, pace, composed } = notice;
      if (pace === 'collected' && !composed)
        together.set(contactId, [...(together.get(contactId) ?? []), notice]);
      else apart.push({ id: notice.id, message: composed ? null : bytesOf(render, [notice]), others: [] });
    }
    const gathered = [...together.values()].flatMap((notices) => inParts(notices));
    return [
      ...apart,
      ...gathered.map((notices) => ({
        id: notices[0]!.id,
        message: bytesOf(render, notices),
        others: notices.slice(1).map(({ id }) => id),
      })),
    ];
  };

function inParts(notices: readonly DueNotice[]): DueNotice[][] {
  const parts = Math.ceil(notices.length / MOST_TOLD_AT_ONCE);
  const size = Math.ceil(notices.length / parts);
  return Array.from({ length: parts }, (_, part) => notices.slice(part * size, (part + 1) * size));
}

function bytesOf(render: NoticeRenderer, notices: readonly DueNotice[]): string {
  const [first] = notices as [DueNotice];
  const outgoing: Outgoing =
    notices.length === 1 ? render.one(first, first.identity) : render.digest(notices, first.identity);
  return JSON.stringify(outgoing);
}
