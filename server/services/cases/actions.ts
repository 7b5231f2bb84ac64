import type { OfficeCase } from '../../contract/office-case.ts';
import { OFFICE_PERMISSIONS } from '../../permissions/office.ts';
import type { Officer } from '../decisions/ports.ts';
import { stepsFrom } from '../life/machine.ts';
import type { CaseGround } from './ports.ts';

type Action = OfficeCase['actions'][number];

/** What this officer may do to the case now; whatever they ask for is decided anew. */
export function actionsOf({ line, decisions }: CaseGround, officer: Officer): Action[] {
  if (!OFFICE_PERMISSIONS['office.review'].includes(officer.role)) return [];
  const me = officer.contactId;
  const proposal = decisions.find(({ state }) => state === 'proposed');
  const steps = stepsFrom(line.state, officer.role);
  const free = proposal === undefined;
  const own = proposal?.proposedBy.id === me;
  const open: Partial<Record<Action, boolean>> = {
    take: line.assignee === null,
    release: line.assignee?.id === me,
    assign: officer.role === 'lead',
    begin: steps.includes('begin_review'),
    review_documents: free && line.state === 'under_review',
    request_correction: free && steps.includes('request_correction'),
    note: true,
    approve: free && steps.includes('approve'),
    refuse: free && steps.includes('refuse'),
    confirm_decision: proposal !== undefined && !own && steps.includes(proposal.kind),
    decline_decision: proposal !== undefined && !own,
    withdraw_decision: own,
  };
  return (Object.keys(open) as Action[]).filter((action) => open[action]);
}
