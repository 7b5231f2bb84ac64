import type { Fault } from './fault.ts';
import type { PackFiles } from './pack-files.ts';

/** What office.yaml refers to and what is not there. */
export function officeFaults(files: PackFiles): Fault[] {
  const office = files['office.yaml'];
  const head = office?.value.head;
  if (!office || !head) return [];
  const fields = new Map(
    files['form.yaml'].value.sections.flatMap((section) => section.fields).map((field) => [field.id, field]),
  );
  const faults: Fault[] = [];
  if (fields.get(head.name)?.type !== 'line')
    faults.push(office.fault(['head', 'name'], `there is no line field ${head.name}`));
  if (fields.get(head.phone)?.type !== 'mobile')
    faults.push(office.fault(['head', 'phone'], `there is no mobile field ${head.phone}`));
  return faults;
}
