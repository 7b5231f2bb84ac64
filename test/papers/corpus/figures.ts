import { precheck } from '../../../server/services/precheck/precheck.ts';
import { baoshan } from '../../support/packs.ts';
import { APPLICATION, TODAY } from './application.ts';
import { makePapers, type LabelledPaper } from './make-papers.ts';

export interface Figures {
  papers: number;
  /** Faults in the papers, and those that were hinted at. */
  faults: number;
  hits: number;
  /** Hints, and those that no fault stands behind. */
  hints: number;
  falseAlarms: number;
  papersWithFalseAlarm: number;
  misses: readonly string[];
  alarms: readonly string[];
}

export function measurePapers(papers: readonly LabelledPaper[] = makePapers()): Figures {
  const misses: string[] = [];
  const alarms: string[] = [];
  let [faults, hits, hints, alarmed] = [0, 0, 0, 0];
  for (const paper of papers) {
    const found = hintsOf(paper);
    const false_ = found.filter((hint) => !paper.faults.includes(hint.about));
    faults += paper.faults.length;
    hints += found.length;
    alarmed += false_.length > 0 ? 1 : 0;
    alarms.push(...false_.map(({ about, text }) => `${paper.title}: ${about} ${text}`));
    for (const fault of paper.faults) {
      if (found.some(({ about }) => about === fault)) hits += 1;
      else misses.push(`${paper.title}: ${fault}`);
    }
  }
  return {
    papers: papers.length,
    faults,
    hits,
    hints,
    falseAlarms: alarms.length,
    papersWithFalseAlarm: alarmed,
    misses,
    alarms,
  };
}

function hintsOf(paper: LabelledPaper): { about: string; text: string }[] {
  const said = baoshan.papers.get(paper.document)!;
  return precheck(baoshan, said, APPLICATION, paper.text, TODAY).flatMap(({ code, text }) =>
    about(paper, code, text).map((what) => ({ about: what, text })),
  );
}

/** What a hint is about, in the terms of the labels. */
function about(paper: LabelledPaper, code: string, text: string): string[] {
  const contents = baoshan.papers.get(paper.document)!.checks.contents!;
  const fact = baoshan.facts.get(contents.fact)!;
  if (code.startsWith('contents_') && fact.type === 'set')
    return fact.options.filter(({ label }) => text.includes(label)).map(({ id }) => `item:${id}`);
  if (code.startsWith('date_')) return ['date'];
  const label = ['首席专家', '负责人', '项目专员'].find((who) => text.includes(who));
  if (label !== undefined) return [`person:${label}`];
  const units = [APPLICATION.organisation, ...APPLICATION.members];
  const unit = units.find(({ name }) => text.includes(name));
  if (unit === undefined) return [code];
  return [`${code === 'code_differs' ? 'code' : 'name'}:${unit.name}`];
}
