import type { ItemWording } from './agreement-wording.ts';

const below = [
  '机器人产业对高精度减速器的需求逐年上升，国产化率不足两成，供应链存在断点，需要上下游和院校一起攻克。',
  '目前已有研发人员一百二十人，实验场地三千平方米，有效发明专利四十六件，承担过市级项目五项。',
  '围绕需求牵引、平台支撑、场景验证三条线推进，先材料后整机，先验证后量产。',
];

/** Proposals are written in chapters; running text without headings is rare and not part of the set. */
export const PROPOSAL: Readonly<Record<string, ItemWording>> = {
  significance: {
    headings: ['建设意义及必要性', '建设背景与必要性', '项目意义和必要性', '建设的重要意义'],
    below,
    running: [],
  },
  basis: {
    headings: ['建设基础及优势', '现有工作基础', '建设基础与条件', '合作基础和优势'],
    below,
    running: [],
  },
  approach: {
    headings: ['建设思路', '总体思路', '建设思路与原则', '指导思想和基本思路'],
    below,
    running: [],
  },
  targets: {
    headings: ['预期目标及重点任务', '建设目标与重点任务', '主要目标和任务', '总体目标及主要任务'],
    below,
    running: [],
  },
  organisation: {
    headings: ['组织架构及运行机制', '组织机构和管理机制', '组织结构与运行机制', '治理架构与运行机制'],
    below,
    running: [],
  },
  safeguards: { headings: ['保障措施', '条件保障', '支撑保障措施', '组织与资金保障'], below, running: [] },
  schedule: { headings: ['进度计划', '实施进度安排', '年度进度计划', '时间安排'], below, running: [] },
};
