/** The platform's wording of its error codes (WeCom developer docs path/90313), as far as the stand-in answers them. */
const WORDING: Readonly<Record<number, string>> = {
  [-1]: 'system busy',
  404: 'no such api',
  40001: 'invalid credential',
  40007: 'invalid media_id',
  40008: 'invalid message type',
  40013: 'invalid corpid',
  40014: 'invalid access_token',
  40029: 'invalid code',
  40032: 'invalid user list size',
  40035: 'invalid parameter',
  40039: 'invalid url size',
  40056: 'invalid agentid',
  40058: 'invalid Request Parameter',
  40063: 'some parameters are empty',
  40068: 'invalid tagid',
  41001: 'access_token missing',
  41002: 'corpid missing',
  41004: 'corpsecret missing',
  41011: 'agentid missing',
  41016: 'title missing',
  41033: 'description missing',
  42001: 'access_token expired',
  42003: 'code expired',
  42014: 'invalid task_id',
  42022: 'code has been used',
  42027: 'Template_Card.horizontal_content_list.keyname missing',
  42028: 'Template_Card Missing Url',
  42029: 'Template_Card.horizontal_content_list.mediaid missing',
  42030: 'Template_Card Missing Appid',
  42031: 'Template_Card.CardType Invalid',
  42033: 'Template_Card Missing Title',
  42035: 'Template_Card.horizontal_content_list invalid size',
  42036: 'Template_Card.vertical_content_list invalid size',
  42037: 'Template_Card.option_list invalid size',
  42038: 'Template_Card.button_list.text missing or invalid',
  42039: 'Template_Card.button_list.key missing or invalid',
  42040: 'Template_Card.option_list.id missing or invalid',
  42041: 'Template_Card.option_list.text missing or invalid',
  42042: 'Template_Card.jump_list invalid size',
  42043: 'Template_Card.question_key missing or invalid',
  42044: 'Template_Card.card_image.url missing or invalid',
  42045: 'Template_Card.card_action missing or invalid',
  42046: 'Template_Card.submit_button.key missing or invalid',
  42047: 'Template_Card.select_list invalid size',
  42049: 'Template_Card.submit_button.text missing or invalid',
  42050: 'Template_Card.horizontal_content_list.userid missing or invalid',
  42051: 'Template_Card.action_menu.action_list.key conflict',
  42052: 'msgid expired',
  43002: 'require POST method',
  43012: 'callback url not configured',
  44004: 'empty content',
  45002: 'content size out of limit',
  45008: 'article size out of limit',
  45009: 'api freq out of limit',
  60003: 'department not found',
  60140: 'invalid response_code',
  81013: 'user & party & tag all invalid',
  90206: 'miniprogram not linked',
  301002: 'not allow operate another agent with this accesstoken',
};

/** A refusal of the platform: HTTP 200 with an errcode. `detail` says more than the code's own wording. */
export class ApiError extends Error {
  readonly code: number;
  constructor(code: number, detail?: string) {
    const wording = WORDING[code] ?? 'unknown error';
    super(detail ? `${wording}: ${detail}` : wording);
    this.name = 'ApiError';
    this.code = code;
  }
}

/** The body of a refusal. `trace` is the digits that the platform's support asks for. */
export function errorBody(error: ApiError, trace: string, ip: string): { errcode: number; errmsg: string } {
  const more = `https://open.work.weixin.qq.com/devtool/query?e=${error.code}`;
  return {
    errcode: error.code,
    errmsg: `${error.message}, hint: [${trace}], from ip: ${ip}, more info at ${more}`,
  };
}
