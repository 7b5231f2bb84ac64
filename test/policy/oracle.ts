import type { Facts } from '../../bot/policy/pack.ts';

/**
 * The domain model of the Baoshan guideline written a second time, by hand and without the pack,
 * so that the pack and the evaluator are judged by something that shares no line with them.
 */
type Truth = boolean | null;
const SEVEN = {
  contents: ['goals', 'tasks', 'rights', 'ip', 'benefit', 'liability', 'disputes'],
  mechanisms: ['decision', 'collaboration', 'benefit', 'ip', 'standards', 'adoption', 'funding'],
  sections: ['significance', 'basis', 'approach', 'targets', 'organisation', 'safeguards', 'schedule'],
};

export function oracle(facts: Facts) {
  const yes = (id: string): Truth => (facts[id] === 'yes' ? true : facts[id] === 'no' ? false : null);
  const number = (id: string): number | null =>
    typeof facts[id] === 'number' ? (facts[id] as number) : null;
  const [enterprises, research] = [number('members.enterprises'), number('members.research')];
  const stated = number('members.total');
  const total = stated ?? (enterprises !== null && research !== null ? enterprises + research : null);
  const least = (count: number | null, n: number): Truth => (count === null ? null : count >= n);
  const choice = (id: string, good: string[]): Truth =>
    facts[id] === undefined || facts[id] === 'unsure' ? null : good.includes(facts[id] as string);
  const set = (id: string, items: string[]): Truth =>
    Array.isArray(facts[id]) ? items.every((item) => (facts[id] as string[]).includes(item)) : null;
  const both = (a: Truth, b: Truth): Truth =>
    a === false || b === false ? false : a === null || b === null ? null : true;
  const where = (applies: Truth, met: Truth): Truth | 'n/a' =>
    applies === null ? null : applies ? met : 'n/a';
  const fields = [
    'cruise',
    'green',
    'biomed',
    'robotics',
    'materials',
    'it',
    'quantum',
    'humanoid',
    'bci',
    'low_altitude',
  ];

  const rules: [string, 'must' | 'in_principle' | 'inferred', boolean, Truth | 'n/a', string[]][] = [
    [
      'lead_kind',
      'must',
      false,
      choice('lead.kind', ['leading_enterprise', 'segment_backbone']),
      ['lead.kind'],
    ],
    ['lead_in_district', 'inferred', false, yes('lead.in_district'), ['lead.in_district']],
    ['field_in_scope', 'in_principle', false, choice('field', fields), ['field']],
    ['core_technology', 'in_principle', false, yes('goal.core_technology'), ['goal.core_technology']],
    [
      'lead_rd',
      'must',
      false,
      both(yes('lead.rd_strength'), yes('lead.ip_system')),
      ['lead.rd_strength', 'lead.ip_system'],
    ],
    ['lead_influence', 'must', false, yes('lead.chain_influence'), ['lead.chain_influence']],
    ['lead_scene', 'in_principle', false, yes('lead.application_scene'), ['lead.application_scene']],
    ['lead_integration', 'must', false, yes('lead.integration'), ['lead.integration']],
    ['enterprises_3', 'in_principle', false, least(enterprises, 3), ['members.enterprises']],
    ['research_2', 'in_principle', false, least(research, 2), ['members.research']],
    ['members_5', 'in_principle', false, least(total, 5), ['members.total']],
    ['has_members', 'must', true, least(total, 1), ['members.total']],
    [
      'members_basis',
      'must',
      false,
      where(least(total, 1), yes('members.cooperation_basis')),
      ['members.cooperation_basis'],
    ],
    [
      'members_capability',
      'must',
      false,
      where(least(enterprises, 1), yes('members.enterprise_capability')),
      ['members.enterprise_capability'],
    ],
    [
      'members_research',
      'must',
      false,
      where(least(research, 1), yes('members.research_teams')),
      ['members.research_teams'],
    ],
    [
      'agreement',
      'must',
      true,
      both(yes('agreement.signed'), set('agreement.contents', SEVEN.contents)),
      ['agreement.signed', 'agreement.contents'],
    ],
    ['head', 'in_principle', false, yes('team.head'), ['team.head']],
    ['chief_expert', 'must', true, yes('team.chief_expert'), ['team.chief_expert']],
    ['officer', 'in_principle', true, yes('team.officer'), ['team.officer']],
    ['mechanisms_7', 'in_principle', true, set('mechanisms', SEVEN.mechanisms), ['mechanisms']],
    ['plan', 'in_principle', true, yes('plan.clear'), ['plan.clear']],
    ['proposal', 'must', true, set('plan.proposal_sections', SEVEN.sections), ['plan.proposal_sections']],
    ['resources', 'in_principle', false, yes('resources.committed'), ['resources.committed']],
  ];

  const partUnsure = facts['members.enterprises'] === 'unsure' || facts['members.research'] === 'unsure';
  const needed = new Set(rules.filter((rule) => rule[3] !== 'n/a').flatMap((rule) => rule[4]));
  if (!partUnsure) needed.delete('members.total');
  const missing = [...needed].filter((id) => facts[id] === undefined).sort();

  const some = (fits: (rule: (typeof rules)[number]) => boolean) => rules.some(fits);
  const verdict = some(([, strength, preparable, met]) => strength === 'must' && !preparable && met === false)
    ? 'ineligible'
    : missing.length > 0
      ? 'incomplete'
      : some(([, strength, preparable, met]) => strength === 'must' && !preparable && met === null)
        ? 'needs_review'
        : some(([, strength, , met]) => strength === 'must' && (met === false || met === null))
          ? 'not_ready'
          : some(([, strength, , met]) => strength !== 'must' && (met === false || met === null))
            ? 'eligible_with_notes'
            : 'eligible';

  const documents = [
    'agreement',
    'proposal',
    'application',
    'lead_licence',
    'lead_rd_evidence',
    'lead_influence_evidence',
    'chief_expert_letter',
    'team_roster',
    'member_list',
    ...((enterprises ?? 0) > 0 ? ['member_enterprise_evidence'] : []),
    ...((research ?? 0) > 0 ? ['member_research_evidence'] : []),
    'mechanism_rules',
    ...(some(([, strength, , met]) => strength === 'in_principle' && met === false)
      ? ['exception_note']
      : []),
  ];
  const status = (met: Truth | 'n/a') =>
    met === 'n/a' ? 'not_applicable' : met === null ? 'open' : met ? 'met' : 'unmet';
  return {
    verdict,
    missing,
    documents,
    rules: rules.map(([id, strength, , met]) => ({ id, strength, status: status(met) })),
  };
}
