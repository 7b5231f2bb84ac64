import { measurePapers } from './corpus/figures.ts';

const percent = (part: number, whole: number) => `${((100 * part) / whole).toFixed(1)}%`;
const figures = measurePapers();
const { papers, faults, hits, hints, falseAlarms, papersWithFalseAlarm, misses, alarms } = figures;

console.log(`Pre-check of papers: ${papers} texts made by code, ${faults} faults in them`);
console.log(`  faults hinted at       ${hits} of ${faults} (${percent(hits, faults)})`);
console.log(`  hints without a fault  ${falseAlarms} of ${hints} (${percent(falseAlarms, hints)})`);
console.log(
  `  texts with one         ${papersWithFalseAlarm} of ${papers} (${percent(papersWithFalseAlarm, papers)})`,
);
for (const miss of misses) console.log(`  missed: ${miss}`);
for (const alarm of alarms) console.log(`  false:  ${alarm}`);
