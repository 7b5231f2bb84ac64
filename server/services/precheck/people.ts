import type { Hint } from './finding.ts';
import { placeOf } from './finding.ts';
import { HINTS } from '../../phrases/hints.ts';
import { squeezed } from './squeeze.ts';
import type { TextIndex } from './text-index.ts';

const AFTER_LABEL = '[\\s:：（(]*(?:姓名)?[\\s:：]*(?:为|是|由|系)?[\\s:：“"]*';
const NAME = '([\\u4e00-\\u9fff·]{2,4}|[\\u4e00-\\u9fff]\\s+[\\u4e00-\\u9fff])';
const AFTER_NAME = '(?=[\\s，,。；;、（()）]|教授|研究员|院士|博士|先生|女士|担任|同志|$)';
/** Words that stand where a name could. */
const NO_NAME =
  /姓名|单位|职务|职称|电话|联系|签字|签名|负责|由|的|专家|专员|简历|聘|职责|情况|名单|成员|学历|专业|年月|是否|职责|任命|须|应|指导|信息|要求/;

/** Whether a person is named whom the application names; where another stands in their place, both are shown. */
export function checkPerson(index: TextIndex, label: string, name: string): Hint[] {
  if (index.squeezed.includes(squeezed(name))) return [];
  const pattern = new RegExp(`${label}${AFTER_LABEL}${NAME}${AFTER_NAME}`, 'gm');
  for (const found of index.folded.matchAll(pattern)) {
    const written = found[1]!.replace(/\s/g, '');
    if (NO_NAME.test(written)) continue;
    const place = placeOf(index, found.index, found.index + found[0].length);
    return [{ code: 'name_differs', text: HINTS.personDiffers(label, name, written), place }];
  }
  return [{ code: 'person_missing', text: HINTS.personMissing(label, name, index.unread), place: null }];
}
