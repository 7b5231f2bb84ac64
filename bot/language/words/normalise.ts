import { fold } from './simplified.ts';

/** Homophones that input methods and voice transcription put in place of the word meant; same length each. */
const MISTYPED: Readonly<Record<string, string>> = {
  协意: '协议',
  协义: '协议',
  谐议: '协议',
  写议: '协议',
  鞋议: '协议',
  签定: '签订',
  签属: '签署',
  签暑: '签署',
  千订: '签订',
  千署: '签署',
  千了: '签了',
  没千: '没签',
  前了: '签了',
  以经: '已经',
  己经: '已经',
  已径: '已经',
  千头: '牵头',
  前头单位: '牵头单位',
  迁头: '牵头',
  签头: '牵头',
  连合: '联合',
  联合题: '联合体',
  连合体: '联合体',
  高效和: '高校和',
  所高效: '所高校',
  家高效: '家高校',
  个高效: '个高校',
  两高效: '两高校',
  科言: '科研',
  科研员所: '科研院所',
  科研院锁: '科研院所',
  研究锁: '研究所',
  起业: '企业',
  企液: '企业',
  七业: '企业',
  公思: '公司',
  备按: '备案',
  负则人: '负责人',
  付责人: '负责人',
  知识产全: '知识产权',
  知识产劝: '知识产权',
  违约则任: '违约责任',
  违约责认: '违约责任',
  争意: '争议',
  争义: '争议',
  正议: '争议',
  收意分配: '收益分配',
  受益分配: '收益分配',
  任务分公: '任务分工',
  机质: '机制',
  机志: '机制',
  建设方按: '建设方案',
  方按: '方案',
  保账: '保障',
  保章措施: '保障措施',
  在办理种: '在办理中',
  走流成: '走流程',
  走流层: '走流程',
  盖张: '盖章',
  该章: '盖章',
  没由: '没有',
  没又: '没有',
  美有: '没有',
  莓有: '没有',
  每有: '没有',
  不情楚: '不清楚',
  不请楚: '不清楚',
  不清除: '不清楚',
  不缺定: '不确定',
  不却定: '不确定',
  不知到: '不知道',
  布知道: '不知道',

  齐业: '企业',
  权力义务: '权利义务',
  权利议务: '权利义务',
  协同功关: '协同攻关',
  攻官: '攻关',
  重头来: '从头来',
  应因该: '应该',
  因该: '应该',
  应改: '应该',
  大慨: '大概',
  大该: '大概',
  在谈种: '在谈中',
  帐号: '账号',
  布署: '部署',
  目前以: '目前已',
  跟换: '更换',
  跟正: '更正',
  加上下游: '家上下游',
  加企业: '家企业',
  加高校: '家高校',
  更政: '更正',
};
const MISTYPED_WORDS = new RegExp(
  Object.keys(MISTYPED)
    .sort((one, other) => other.length - one.length)
    .join('|'),
  'g',
);

/**
 * The text as the rest of this room reads it: simplified, half-width, small letters, the domain's usual homophone
 * slips mended. Same length as the original, so that positions in one are positions in the other.
 */
export const normalise = (text: string): string =>
  fold(text)
    .replace(MISTYPED_WORDS, (word) => MISTYPED[word] ?? word)
    .replace(HOUSES, '$1家')
    .replace(DOTTED, (row) => row.replaceAll('.', '、'));

/** 1.2.4: the numbers of several. */
const DOTTED = /(?<![\da-z.])[1-9](?:\.[1-9]){2,8}(?![\d.a-z])/g;

/** 三加: what dictation makes of 三家. */
const HOUSES = /([一二两三四五六七八九十\d])加(?=$|[,。!?\s吧呢了])/g;
