import type { CommandName } from '../types.ts';

const LONGEST = 18;

/** The words that make a command, wherever they stand in a short message. */
const CORES: readonly [CommandName, RegExp][] = [
  ['undo', /撤销|撤回|撤消|收回|作废|改回去|还原/],
  [
    'restart',
    /清空(?:重[填来])?|清掉|推倒重来|从头(?:再来|开始|来|重来)?|重来|重填|重新(?:来过|来|开始|填写?|做|测|自查|答)/,
  ],
  [
    'skip',
    /跳过|略过|先空着|空着|先不[答填]|不想答|不答|放一放|放着|(?:等会儿?|待会儿?|稍后|晚点|回头)再[答填回]|先不管|先放放|下一(?:题|道|个问题|个)/,
  ],
  ['back', /[上前]一(?:题|道|步|个问题|个)|前面那[题道]|退回|返回|回退|倒回/],
  [
    'example',
    /举?个?例子|举例(?:说明)?|(?:什么|啥|几个)意思|[看听]不(?:太|大)?[懂明]白?|解释(?:一下|下)|说[得的]?清楚点|讲[得的]?明白点|没[看听]?(?:懂|明白)|不(?:太|大)?明白|不(?:太|大)?理解|怎么理解/,
  ],
  [
    'why',
    /(?:为什么|为啥|干嘛|为何|凭什么)要?(?:问|填|知道|了解)|问(?:这个|这)?(?:有什么(?:用|意义)|有啥用|干嘛用?|干什么|做什么|干啥|做啥)|(?:为什么|为啥|干嘛)老?问/,
  ],
  [
    'application',
    /(?:我|我们)的(?:申报|申请)(?!条件|资格)|(?:申报|备案|申请)(?:的)?(?:状态|进度|进展)|(?:材料|资料)交(?:了|齐|上去)没/,
  ],
  [
    'human',
    /(?:跟|和|与)[^,。]{0,8}(?:的人|工作人员)(?:聊|说|谈|讲|对话)|找个?人(?!工)|真人|活人|人工(?!智能)(?:客服|服务)?|客服/,
  ],
  [
    'checklist',
    /(?:材料|资料|文件)?清单|(?:准备|提交|要|带|交)(?:哪些|什么|啥|点啥|些什么)(?:材料|资料|文件)/,
  ],
  [
    'answers',
    /(?:填|答|回答|记)(?:了|过|的)?(?:都有|有|是|些|点)?(?:哪些|什么|啥)|(?:之前|前面|刚才|填过|答过|我)的(?:回答|答案|记录)/,
  ],
  ['progress', /还(?:剩|有)(?:下)?(?:多少|几)|问到(?:哪|第几)|进度|第几题|快问完/],
  [
    'verdict',
    /符不符合(?:条件|要求)?|符合(?:条件|要求)?(?=[吗么伐不])|能不能(?:备案|申报|通过|过)|自查结论|结论|结果|够不够格/,
  ],
  ['help', /怎么(?:使)?用|怎么操作/],
  ['edit', /(?:想|要)改(?!成|为)|修改|更改/],
  [
    'start',
    /(?:开始|我要|想|来)(?:做|来|进行)?(?:一下|个|一次)?(?:自查|测评|自测|评估|检查|测试|答题|填报|问答|测)|^(?:那|我们|咱们|现在|可以|就)*开始(?=吧|了|啦|伐|呀|$)/,
  ],
];

/** Courtesies, pointers, particles and verbs of asking: what may stand beside the core without adding anything. */
const BESIDE =
  /我才好[答填]|才好[答填]|不想跟|机器人?|之前的?|我的|讲不清[楚爽]?|讲不明白|说不清楚?|说不明白|搞不[懂清]|弄不[懂清]|太麻烦|机器人|怎么填|怎么答|不想做|不做|重新|这种情况|这样的情况|情况|不要了|我们|咱们|阿拉|你们|麻烦|可不可以|能不能|可以|需要|一下|一份|看看|看下|刚才|刚刚|前面|之前|现在|目前|到底|究竟|出来|那个|这个|这里|那里|地方|问题|回答|答案|说明|谢谢|全部|一遍|怎么样|没有|有没有|直接|帮忙|服务|备案|申报|自查|评估|[呗种样些查会儿叫侬列退边点步继续接着我你您俺想要得帮给能请先再又那这个题道条处把将发看让跟和同讲说话找转接有没了吗么呢吧啊呀嘛伐哦哈啦的地都也还就是好行填答问下过来出去多少几回到吗?!,。.~…、\s]/g;

/** A command and the words left over beside it, which may name what it is about. */
export interface LooseCommand {
  name: CommandName;
  rest: string;
}

/**
 * Reads 前一题再让我看看, 我要跟真人讲, 为啥要问专员: the core of a command in a short message, whatever courtesies surround it.
 * It is one only if nothing of substance is left (that is for the caller to judge by `rest`).
 */
export const readLooseCommand = (text: string): LooseCommand | null => {
  if (text.length > LONGEST) return null;
  const found = CORES.flatMap(([name, core]): LooseCommand[] => {
    const hit = core.exec(text);
    if (!hit) return [];
    const rest = `${text.slice(0, hit.index)} ${text.slice(hit.index + hit[0].length)}`;
    return [{ name, rest: withoutCore(rest, core).replace(BESIDE, '') }];
  });
  return found.find(({ rest }) => rest === '') ?? found[0] ?? null;
};

/** 没看懂，什么意思啊 says the same twice. */
const withoutCore = (rest: string, core: RegExp): string => rest.replace(core, '').replace(core, '');
