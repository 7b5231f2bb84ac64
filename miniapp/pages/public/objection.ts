/** The form of an objection, and what still stands against sending it. */
export interface ObjectionForm {
  kind: 'person' | 'unit';
  name: string;
  unit: string;
  address: string;
  phone: string;
  text: string;
  agreed: boolean;
}
export type Faults = Partial<Record<keyof ObjectionForm, string>>;

export const EMPTY: ObjectionForm = {
  kind: 'person',
  name: '',
  unit: '',
  address: '',
  phone: '',
  text: '',
  agreed: false,
};
const LEAST_TEXT = 20;
const PHONE = /^(1[3-9]\d{9}|0\d{2,3}-?\d{7,8}(-\d{1,6})?)$/;

/** The same that the server asks for, said beside the field before anything is sent. */
export function faultsOf(form: ObjectionForm): Faults {
  const length = (text: string) => text.trim().length;
  const left = LEAST_TEXT - length(form.text);
  return {
    ...(form.kind === 'unit' && length(form.unit) < 2 ? { unit: '请填写单位全称' } : {}),
    ...(length(form.name) < 2 ? { name: '请填写真实姓名' } : {}),
    ...(length(form.address) < 4 ? { address: '请填写能收到书面答复的地址' } : {}),
    ...(PHONE.test(phoneOf(form)) ? {} : { phone: '请填写手机号，或带区号的座机号，如 021-56780000' }),
    ...(left > 0 ? { text: `请写明具体事实和理由，至少 ${LEAST_TEXT} 个字，还差 ${left} 个字` } : {}),
    ...(form.agreed ? {} : { agreed: '请勾选后再提交' }),
  };
}

/** As people write it down: with spaces, with the country before it. */
export const phoneOf = ({ phone }: ObjectionForm): string =>
  phone.replace(/[\s—–]+/g, '').replace(/^(\+86|0086)-?/, '');
