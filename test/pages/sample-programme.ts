import type { Pack } from '../../bot/policy/pack.ts';
import type { PolicyDocument } from '../../bot/policy/schema.ts';
import type { Programme } from '../../server/contract/programme.ts';
import { presentPack } from '../../server/services/programme/present-pack.ts';

/** The pack as the server presents it, with a short form in place of its own, and the same paper for each document. */
export const sampleProgramme = (pack: Pack): Programme => ({
  ...presentPack(pack),
  documents: pack.documents.map(sampleDocument),
  form: FORM,
});

function sampleDocument({ id, title, basis, clauses, description }: PolicyDocument) {
  const looksFor = ['有牵头单位和全部成员单位的签字、盖章', '写明日期，且在提交之前'];
  return {
    id,
    title,
    basis,
    clauses,
    description,
    example: '盖章后的扫描件或照片，一份。',
    looksFor,
    draft: basis === 'named',
  };
}

const FORM: Programme['form'] = {
  sections: [
    {
      id: 'consortium',
      title: '联合体',
      fields: [
        field('consortium.name', '创新联合体名称', { required: true, maxLength: 60 }),
        field('consortium.goals', '技术创新目标', {
          type: 'text',
          hint: '写清要突破哪些关键核心技术，做到什么程度。',
        }),
      ],
    },
    {
      id: 'contact',
      title: '联系人',
      fields: [
        field('contact.name', '联系人姓名', { required: true, personal: true, maxLength: 40 }),
        field('contact.mobile', '联系人手机', {
          type: 'mobile',
          required: true,
          personal: true,
          maxLength: 20,
        }),
        field('contact.email', '联系人邮箱', { type: 'email', personal: true, maxLength: 100 }),
      ],
    },
  ],
  memberKinds: [
    { id: 'enterprise', label: '上下游企业', countsAs: 'members.enterprises' },
    { id: 'research', label: '高校或科研院所', countsAs: 'members.research' },
    { id: 'other', label: '其他', countsAs: null },
  ],
};

type FormField = Programme['form']['sections'][number]['fields'][number];
function field(id: string, label: string, change: Partial<FormField> = {}): FormField {
  const plain = {
    type: 'line' as const,
    maxLength: 2000,
    required: false,
    personal: false,
    clauses: ['5.6'],
  };
  return { id, label, ...plain, ...change };
}
