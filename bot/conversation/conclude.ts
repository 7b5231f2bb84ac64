import type { Verdict } from '../policy/evaluate.ts';
import type { Pack } from '../policy/pack.ts';
import { papersLink } from './application-reply.ts';
import { checklist, menuOptions } from './lists.ts';
import { commandId } from './option-id.ts';
import type { Outcome, Said, TurnContext } from './outcome.ts';
import { LABELS, PHRASES } from './phrases.ts';
import { questionReply } from './question-reply.ts';
import type { ConversationState, Option, Reply, Request, Turn } from './types.ts';
import { afterVerdict, verdictReplies } from './verdict-reply.ts';
import { viewOf, type View } from './view.ts';

/** Adds to what a message led to all that is derived: the verdict where it is decided or has changed, and the pending question. */
export function conclude(pack: Pack, context: TurnContext, before: View, result: Outcome): Turn {
  const after = viewOf(pack, result.state);
  const news = newsOf(context, before, after, result);
  const show = news.justFinished || result.showVerdict === true;
  const lead = [...result.lead, ...newsLines(pack, context.state.told, after, news)];
  const state = { ...result.state, told: news.changed || show ? after.verdict : context.state.told };
  const ending = show
    ? verdictEnding(pack, state, after, lead, news.justFinished)
    : plainEnding(pack, state, after, { ...result, lead }, news.early);
  return {
    state,
    replies: [...result.said.map(saidReply), ...ending],
    requests: [
      ...(result.requests ?? []),
      ...((news.finished && news.changed) || leavesEarly(after, show)
        ? [recordRequest(pack, state, after)]
        : []),
    ],
    intent: result.intent,
    asking: after.asking,
    verdict: after.verdict,
  };
}

/** What has come about by this turn, compared with what the person was last told. */
interface News {
  changed: boolean;
  /** Nothing is left to ask and a verdict stands. */
  finished: boolean;
  justFinished: boolean;
  /** A bar failed before all was asked. */
  early: boolean;
}

function newsOf(context: TurnContext, before: View, after: View, result: Outcome): News {
  const { told } = context.state;
  const changed = result.state.facts !== context.state.facts;
  const finished = after.asking === null && after.verdict !== null && result.state.checking;
  return {
    changed,
    finished,
    justFinished: finished && changed && (before.asking !== null || told !== after.verdict),
    early: changed && !finished && after.verdict === 'ineligible' && told !== 'ineligible',
  };
}

function newsLines(pack: Pack, told: Verdict | null, after: View, { changed, early }: News): string[] {
  if (early) return earlyExit(after);
  return changed && told !== null ? verdictNews(pack, told, after.evaluation.verdict) : [];
}

/** Someone who looks at the verdict before all is asked has finished their check too. */
const leavesEarly = (view: View, show: boolean) => show && view.asking !== null;

const saidReply = ({ text, clauses, options, links }: Said): Reply => ({
  text,
  clauses,
  options: options ?? [],
  ...(links === undefined ? {} : { links }),
});
const textReply = (lines: readonly string[], options: readonly Option[]): Reply[] =>
  lines.length > 0 ? [{ text: lines.join('\n'), options, clauses: [] }] : [];

function verdictNews(pack: Pack, told: Verdict, now: Verdict): string[] {
  const title = (verdict: Verdict) => pack.wording.verdicts[verdict].title;
  return [told === now ? PHRASES.verdictSame(title(now)) : PHRASES.verdictChanged(title(told), title(now))];
}

/** A failed bar ends nothing by itself: the exit is offered and the questions go on. */
function earlyExit({ evaluation }: View): string[] {
  const failed = evaluation.rules.find(
    ({ rule, status }) => status === 'unmet' && rule.strength === 'must' && !rule.preparable,
  );
  return failed ? [PHRASES.barred(failed.rule.label), PHRASES.earlyExit] : [];
}

function verdictEnding(
  pack: Pack,
  state: ConversationState,
  view: View,
  lead: readonly string[],
  justFinished: boolean,
): Reply[] {
  const told = [
    ...textReply(lead, []),
    ...verdictReplies(pack, state.facts, view.evaluation),
    ...(justFinished
      ? [saidReply(checklist(pack, view, state.application, papersLink(state.application)))]
      : []),
  ];
  if (view.asking !== null) return [...told, questionReply(pack, state, view.asking, view.left, '', false)];
  const last = told.at(-1)!;
  const links = last.links ?? [papersLink(state.application)];
  return [...told.slice(0, -1), { ...last, options: afterVerdict(justFinished), links }];
}

function plainEnding(
  pack: Pack,
  state: ConversationState,
  view: View,
  result: Outcome,
  early: boolean,
): Reply[] {
  if (result.askBack && result.askBack.length > 0)
    return textReply(result.lead, [...result.askBack, ...waysOut(view)]);
  if (result.silent) return textReply(result.lead, []);
  if (view.asking !== null) {
    const cited = result.intent !== 'question';
    const reply = questionReply(pack, state, view.asking, view.left, result.lead.join('\n'), cited);
    const exit = early ? [{ id: commandId('verdict'), label: LABELS.verdict }] : [];
    return [{ ...reply, options: [...exit, ...reply.options] }];
  }
  const options = view.verdict !== null && state.checking ? afterwards : menuOptions(state.checking);
  return textReply(result.lead, options);
}

const waysOut = (view: View): Option[] =>
  view.asking === null
    ? []
    : [
        { id: commandId('skip'), label: LABELS.skip },
        { id: commandId('why'), label: LABELS.why },
      ];

const afterwards: readonly Option[] = [
  { id: commandId('verdict'), label: LABELS.verdict },
  { id: commandId('checklist'), label: LABELS.checklist },
  { id: commandId('answers'), label: LABELS.answers },
  { id: commandId('restart'), label: LABELS.restart },
];

const recordRequest = (pack: Pack, state: ConversationState, view: View): Request => ({
  type: 'record_check',
  facts: state.facts,
  verdict: view.evaluation.verdict,
  packId: pack.manifest.id,
  packVersion: pack.manifest.version,
  packDigest: pack.digest,
});
