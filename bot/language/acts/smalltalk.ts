import type { Smalltalk } from '../types.ts';

const LONGEST = 20;

const WHOLE: readonly [Smalltalk, RegExp][] = [
  [
    'greeting',
    /^(?:你好|您好|你们好|大家好|老师好|哈喽|哈啰|嗨|hi|hello|hey|hallo|在吗|在么|在不在|在不|早|早上好|早安|上午好|中午好|下午好|晚上好|晚安好|喂|有人吗|侬好|您吃了吗|节日快乐|新年好|新年快乐|你好在吗|您好在吗|hi在吗|领导好)+(?:呀|啊|哦|哈|老师|小助手|机器人|助手|联备|请问)*$/,
  ],
  [
    'thanks',
    /^(?:好的?|ok|嗯|行|哦|那|太好了|太|非常|十分|万分|真的|真是|真|给您|给你|多有)*(?:谢谢?侬|谢|多谢|感谢|辛苦|麻烦你了|麻烦您了|麻烦了|打扰|3q|thx|thanks|thankyou|谢过|感激|感激不尽|费心|有劳|拜谢|帮了?我?们?大忙|帮到我了|解决了?大?问题)(?:谢谢|感谢|辛苦|谢|帮了?大忙|添麻烦|你们|你|您|侬|啊|哦|啦|哈|呀|了|老师|大家|帮忙|小助手|解答|回复|的|指点|耐心)*$/,
  ],
  [
    'bye',
    /^(?:好的?|那|嗯|行|ok|我|先|就|就先|先到|今天)*(?:再见|拜拜|拜|88|bye|byebye|回见|下次再聊|下次聊|下次再说|走了|下了|去忙了|忙去了|先忙|先这样|到这|到这儿|这样吧|就这样|就这样吧|今天就到这|先到这里|到这里|下次再来|明天见|回见啦|回头聊|回头再聊|回头再说|先这样回头再聊|先这样回头聊|改天聊|改天再聊|晚安|回聊|撤了|闪了|溜了)(?:啊|哦|啦|了|吧|哈|老师)*$/,
  ],
  [
    'praise',
    /^(?:你们|你|这个|这|真|太|很|好|非常|挺|蛮|老|做|回答|服务|系统|机器人|东西|真的|真是|小助手|机器人|做得|做的|回答得|答得|实在|真心|还|可|也|都|这么|这个小程序|助手|感觉)*(?:棒|厉害|聪明|赞|牛|牛逼|牛b|好用|不错|专业|贴心|给力|靠谱|方便|好评|优秀|智能|能干|可爱|nice|good|great|6|点赞|强大|神器|清楚明白|周到|细致|好使|灵|灵光|来赛|结棍|嗲|省事|省心|nb)(?:啊|呀|哦|了|的|哈|嘛|呢|哟|吧|耶|诶|极了|死了|一个|你|多了|得很|得来)*$/,
  ],
  [
    'identity',
    /^(?:请问)?(?:你|您)(?:到底|究竟)?(?:是|叫)(?:不是)?(?:谁|什么|啥|哪位|哪个|机器人|人|真人|人工|人工智能|ai|智能客服|客服|活人|人类|什么人|什么东西|哪里的|哪个单位的|哪个部门的|什么名字|啥名字|机器人还是人|人还是机器人|真人还是机器人|机器人还是真人|chatgpt|gpt|大模型|骗子|啥玩意|个什么|工作人员)(?:吗|呀|啊|么|呢|吧|客服)*$|^(?:你是谁|自我介绍|介绍一下你自己|介绍下你自己|你哪位|哪位|你是|who are you|whoareyou|是机器人吗|是真人吗|是人吗|机器人吗|真人吗|是不是机器人|是ai吗|你是人工还是机器人|对面是人吗|对面是机器人吗)$/,
  ],
  [
    'acknowledge',
    /^(?:(?:好|好滴|好嘞|好哒|收到|知道|了解|明白|懂了|晓得了|ok|okay|okk|行|可以了|没事|哦|噢|喔|嗯|恩|原来如此|原来是这样|这样啊|这样子|是这样啊|看到了|清楚了|得嘞|得|中|成|欧了|哦了|妥|k|👌|👍|再说吧|等一下|等等|稍等|等下|稍等一下|我看看|我想想|让我想想|想想|我想一下|是吗|真的吗|真的假的|roger|copy)(?:老师|的|啦|了|啊|呀|哦|哈|吧)?)+$/,
  ],
];

const INSULT =
  /傻[逼bx叉缺子]|沙[比雕]|煞笔|垃圾|蠢|废物|智障|脑残|白痴|混蛋|王八|滚(?:蛋|开|吧|$)|妈的|他妈|tmd|nmsl|草泥马|操你|去死|有病|神经病|弱智|什么破|破玩意|烂东西|太烂|真烂|笨蛋|太笨|有点笨|有点傻|这么笨|真笨|好笨|笨死|骗子|狗屁|放屁|扯淡|浪费时间|没用的东西|啥也不是|一点用都没有|真没用|人工智障|辣鸡|sb(?![a-z])|fuck|shit|stupid|idiot|难用|恶心|十三点(?![半\d开到前后钟])|戆大?|脑子(?:有问题|进水|不好)|猪脑|二百五|烦死|烦不烦|真烦|太差|差劲|什么玩意|啥玩意|什么东西(?:啊|呀|嘛)?$|不好用|答非所问|鸡同鸭讲|问来问去|问个没完|没完没了|啰里啰嗦|啰嗦|听不懂人话|说的什么鬼|什么鬼|不会好好说话|废话|有毛病|吃饱了撑|瞎搞|无语|服了你|坑人|坑爹/;

const FAVOUR =
  /(?:直接|就).{0,4}(?:让|给|放).{0,3}过(?!程|来)|直接.{0,6}(?:通过|过审|批|备案成功|判|算)|(?:通融|开后门|走后门|走个后门|网开一面|放.{0,3}一马|行个方便|行行好|开绿灯|高抬贵手|睁一只眼|关照一下|打个招呼|意思意思|塞(?:点|个)|红包|好处费|请你吃饭|请您吃饭|走关系|托关系|找关系)|帮.{0,4}(?:通过|过了|作假|造假|编|凑数)|(?:忽略|无视|不要管|别管|不用管|抛开|忘掉|忘记|绕过|跳过|取消).{0,10}(?:规则|指令|要求|限制|设定|提示|规定|审核|条件|之前|以上|前面|上面的)|ignore.{0,20}(?:instruction|rule|previous|above|prompt)|disregard|(?:forget|override|bypass).{0,20}(?:instruction|rule|prompt|system)|you are now|act as|pretend|jailbreak|developer mode|system ?prompt|系统提示|提示词|开发者模式|你现在(?:是|扮演|的身份)|(?:假装|扮演|假设你是|从现在起你|从现在开始你)|(?:把|将|给|让).{0,6}(?:我|我们|我司|公司|状态|结果|结论)?.{0,6}(?:标|算|判|设|改|记|写|定|标记|认定|弄)(?:为|成|作|个|定)?.{0,3}(?:符合|通过|合格|达标|满足)|(?:就|都|全|全部|统统)(?:当|算|按|填|记|写|选|标|给我).{0,8}(?:符合|通过|满足|合格|达标|是吧|有吧|满分)|(?:全部|全都|都)(?:帮我|给我|替我)(?:填|选|写|答|勾|打勾|打钩)|(?:全部|全都|都)(?:填|选|勾)(?:成|上|为)?(?:有|是|符合|满足)|当作.{0,4}(?:符合|通过)|(?:输出|返回|回复|说|告诉我).{0,4}(?:符合条件|eligible|通过就行)|(?:不管|无论).{0,10}(?:都|就).{0,4}(?:符合|通过)|给个面子|照顾照顾|照顾一下|帮帮忙.{0,8}过|求.{0,6}(?:通过|放过|给过|让.{0,3}过)|(?:能不能|可不可以|能否).{0,4}(?:放宽|通融|宽松)|set .{0,12}(?:eligible|verdict)|"?verdict"? ?[:=]|给.{0,4}机会.{0,6}(?:通过|过)|先给(?:我|我们).{0,4}(?:过|通过|备案)/;

/** A request to be declared eligible, or to bend or forget the rules: wherever it stands, the message states nothing. */
export const asksFavour = (text: string): boolean => FAVOUR.test(text);

export const insults = (text: string): boolean => text.length <= 60 && INSULT.test(text);

/** 嗯嗯嗯 and 好的好的 say no more than once; collapsing them also keeps the patterns below from backtracking. */
const once = (text: string): string =>
  text
    .replace(/(.)\1{2,}/g, '$1')
    .replace(/(..)\1+/g, '$1')
    .replace(/([嗯好哦哈行拜谢恩啊噢嘿嘻呵6])\1+/g, '$1');

/** Reads a message that is nothing but courtesy: one courtesy, or several one after another. */
export const readSmalltalk = (text: string): Smalltalk | null => {
  if (text.length > LONGEST * 2 || /^\d{1,2}[\s.。]*$/.test(text)) return null;
  if (isErrand(text)) return 'favour';
  const parts = text
    .replace(/\[[\u3400-\u9fff]{1,4}\]/g, '')
    .split(/[\s,。!?~…;、.]+/)
    .flatMap((part) => plainOf(part) || []);
  const whole = courtesyOf(parts.join(''));
  if (whole || parts.length === 0) return whole;
  const told = parts.map((part) => courtesyOf(part) ?? (LATER.test(part) ? 'later' : null));
  if (told.every((one) => one !== null)) return told.find(isWeighty) ?? null;
  return praises(parts) ? 'praise' : asksWho(parts.join('')) ? 'identity' : null;
};

const plainOf = (text: string): string => once(text.replace(/[^\u3400-\u9fffa-z0-9👌👍]/gu, ''));

const courtesyOf = (plain: string): Smalltalk | null =>
  plain.length === 0 || plain.length > LONGEST
    ? null
    : (WHOLE.find(([, pattern]) => pattern.test(plain))?.[0] ?? null);

const isWeighty = (one: Smalltalk | 'later'): one is Smalltalk => one !== 'later' && one !== 'acknowledge';

/** 下午再弄, said beside a good-bye. */
const LATER =
  /^(?:那|我|我们|等|明天|后天|今天|下午|晚上|上午|中午|下次|下周.?|周.|回头|改天|一会儿?|待会儿?|过会儿?|有空|有问题|先)*(?:再|接着|继续|就|先)*(?:来|弄|填|说|聊|搞|看|答|做|问|联系|忙|到这里?|这样|走)(?:吧|啦|了|哈|你们?|您)*$/;

/** 做得不错，比打电话方便: praise of the service itself, with a comparison or a reason after it. */
const praises = (parts: readonly string[]): boolean =>
  parts.some((part) => PRAISE.test(part)) && !parts.some((part) => NOT_PRAISE.test(part));
const PRAISE =
  /^(?:(?:你们?|您|这个?小?|那个?)+(?:系统|机器人|助手|程序|工具|东西|服务|客服)?(?:做|回答|答|讲|说|解释|弄|搞|设计|问|反应)?得?|(?:小?(?:系统|机器人|助手|程序|工具)|服务|客服)|(?:做|回答|答|讲|说|解释|设计|问|反应)得)(?:真的?|很|太|蛮|挺|还|非常|确实|实在|老|蛮)*(?:不错|好用|方便|清楚|专业|厉害|聪明|灵光?|赞|贴心|好(?!像|多|几|不|了)|快|棒|强(?!项))(?:的|啊|呀|嘛|了|多了)*$|^比.{1,10}(?:方便|快|好|强|省事|清楚|灵)(?:得?多)?了?$/;
const NOT_PRAISE =
  /公司|协议|专家|专员|企业|高校|院所|联合体|机制|规划|方案|研发|专利|团队|知识产权|家|没|不(?!错)/;

const asksWho = (plain: string): boolean =>
  plain.length <= LONGEST &&
  /^(?:请问|那|哎|喂)?(?:你|侬|您|对面).{0,4}(?:机器人|真人|人工|ai|活人)(?:.{0,2}还是.{0,4})?|(?:机器人|ai|人工智能)还是(?:真人|人工|活人|人)|(?:真人|人工|活人|人)还是(?:机器人|ai)/.test(
    plain,
  ) &&
  !/转|找|要|接/.test(plain);

/** Work of another kind: 帮我写首诗, 订张票. */
const isErrand = (text: string): boolean => text.length <= LONGEST * 2 && ERRAND.test(text);
const ERRAND =
  /^[^,。]{0,6}?(?:帮我|帮忙|给我|替我|帮咱|帮).{0,10}?(?:诗|首歌|唱歌|笑话|故事|作文|总结(?!一下我)|检讨|邮件|简历|论文|周报|日报|月报|情书|翻译|英文|英语|机票|车票|火车|飞机|去.{1,4}的?票|酒店|外卖|餐厅|奶茶|咖啡|天气|股票|代码|编程|p图|画|闹钟|快递|演讲稿|发言稿|祝福|新闻|汇率|菜谱|打车|叫车|会议室|电影|彩票|对象|算命|星座|作业)|^(?:你会不会|你会|请|来)?(?:讲个|说个|唱首|写首|写个|作首|画个|来个|来首)(?:笑话|故事|歌|诗|画|段子|作文)/;
