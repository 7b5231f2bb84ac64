/** What the office and the programme are called in the notice. */
export interface NoticeNames {
  office: string;
  programme: string;
}

/** Of the text below: a change of meaning is a new version, and everybody is asked again. */
export const CONSENT_VERSION = '2026-11-26';

/** The notice on personal data (PIPL articles 14 to 17, 30 and 44 to 50), for people to read before anything is asked of them. */
export const consentNotice = ({ office, programme }: NoticeNames) => [
  {
    heading: '谁在处理',
    text: `${office}使用“联备”办理${programme}。您的个人信息由${office}处理，只用于这项工作。`,
  },
  {
    heading: '为什么处理',
    text: `准备、提交和审核${programme}材料，通知办理进度，解答疑问。法律依据是履行法定职责，同时征得您的同意。`,
  },
  {
    heading: '处理哪些信息',
    text: '您在企业微信里的账号标识、您填写的姓名、手机号和邮箱，您在对话和页面里的回答与操作时间；申报材料里负责人、首席专家、联系人和项目专员的姓名、职务、电话、邮箱。不收集身份证号码，请不要上传身份证件。填写他人的信息前，请先告诉本人并取得同意。',
  },
  {
    heading: '保存多久',
    text: '没有提交的草稿和自查对话，保存到本期指引执行期结束；已提交的材料和办理记录，按机关档案管理的规定保存。到期后删除或匿名处理。',
  },
  {
    heading: '与谁共享',
    text: `消息和登录通过企业微信（腾讯）传递。除${office}的经办人、本单位在“联备”里的同事以外，不向任何人提供。公示时如需公开姓名，会另行征求同意。数据存放在中国境内。`,
  },
  {
    heading: '自查结论由程序给出',
    text: `自查结论由程序按公开的规则得出，只供参考，不是审核结果；是否备案由${office}的工作人员决定。`,
  },
  {
    heading: '您的权利',
    text: '您可以在“我的”页面查看、更正、导出您的信息，也可以随时撤回同意；要删除信息，请联系我们。撤回后不能继续使用页面，不影响撤回前的处理；已经提交的材料依照法律规定保存。',
  },
  {
    heading: '联系我们',
    text: `对个人信息的处理有疑问或要求，请联系${office}，我们在15个工作日内答复。`,
  },
];
