import type { ApplicationView } from '../../../server/services/drafts/application-view.ts';

export const TODAY = '2026-11-25';
const member = (id: string, name: string, code: string, kind: string) => ({
  id: id.padEnd(22, '0'),
  name,
  code,
  kind,
  place: '上海',
  role: '研发配套',
  contactName: '',
  contactMobile: '',
});

/** One application that all papers of the set belong to. Its units are made up. */
export const APPLICATION: ApplicationView = {
  organisation: { name: '上海云岚机器人股份有限公司', code: '91310113MA1GK00240' },
  members: [
    member('a', '宝曜精密传动（上海）有限公司', '91310113MA1GK0004X', 'enterprise'),
    member('b', '上海澜川新材料科技有限公司', '91310113MA1GK0014Y', 'enterprise'),
    member('c', '苏州启衡热处理有限责任公司', '', 'enterprise'),
    member('d', '东岚大学', '', 'university'),
    member('e', '申江先进制造研究院', '', 'institute'),
  ],
  form: {
    'consortium.name': '宝山机器人精密传动创新联合体',
    'consortium.goals': '突破高精度谐波减速器的材料与热处理工艺\n样机寿命超过8000小时',
    'chief_expert.name': '欧阳明德',
    'chief_expert.post': '东岚大学教授',
    'head.name': '周一帆',
    'officer.name': '许琳',
  },
  facts: {
    'lead.name': '上海云岚机器人股份有限公司',
    'lead.kind': 'segment_backbone',
    field: 'robotics',
    'members.enterprises': 3,
    'members.research': 2,
    mechanisms: ['decision', 'ip'],
  },
};
