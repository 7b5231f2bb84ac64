import { createRandom } from '../../support/random.ts';

const BRANDS =
  '申海浦江华瑞恒信博远启明天成金源宏达新星联创智汇众合云帆长风东方绿洲光启同济正泰德孚凯越安捷铭科锐驰蓝图鼎立源清'.match(
    /../g,
  )!;
const INDUSTRIES = [
  ...['智能装备', '减速器', '机器人关节', '生物医药', '合成生物', '石墨烯', '超导材料', '碳捕集', '氢能'],
  ...['邮轮配套', '低空飞行器', '脑机接口', '量子测控', '工业软件', '半导体设备', '海洋工程', '医疗影像'],
  ...['新型储能', '高端轴承', '智慧物流', '人形机器人', '特种钢', '数字孪生', '无人系统'],
];

export interface Names {
  title: string;
  lead: string;
  code: string;
}

/** What the n-th consortium is called; the same for the same n. */
export function namesOf(n: number): Names {
  const { pick } = createRandom(n + 1);
  const brand = pick(BRANDS) + pick(BRANDS);
  const industry = pick(INDUSTRIES);
  return {
    title: `${brand}${industry}创新联合体`,
    lead: `上海${brand}${industry}有限公司`,
    code: `91310113MA${String(n).padStart(8, '0')}`,
  };
}
