/** Vectors published by the platform and by two independent libraries. */
const sample = {
  token: 'QDG6eK',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
  receiveId: 'wx5823bf96d3bd56c7',
};

export const received = [
  {
    name: 'the platform’s sample of a message',
    secrets: sample,
    timestamp: '1409659813',
    nonce: '1372623149',
    signature: '477715d11cdb4164915debcba66cb864d751f3e6',
    encrypted:
      'RypEvHKD8QQKFhvQ6QleEB4J58tiPdvo+rtK1I9qca6aM/wvqnLSV5zEPeusUiX5L5X/0lWfrf0QADHHhGd3QczcdCUpj911L3vg3W/sYYvuJTs3TUUkSUXxaccAS0qhxchrRYt66wiSpGLYL42aM6A8dTT+6k4aSknmPj48kzJs8qLjvd4Xgpue06DOdnLxAUHzM6+kDZ+HMZfJYuR+LtwGc2hgf5gsijff0ekUNXZiqATP7PF5mZxZ3Izoun1s4zG4LUMnvw2r+KqCKIw+3IQH03v+BCA9nMELNqbSf6tiWSrXJB3LAVGUcallcrw8V2t9EL4EhzJWrQUax5wLVMNS0+rUPA3k22Ncx4XXZS9o0MBH27Bo6BpNelZpS+/uh9KsNlY6bHCmJU9p8g7m3fVKn28H3KDYA5Pl/T8Z1ptDAVe0lXdQ2YoyyH2uyPIGHBZZIs2pDBS8R07+qN+E7Q==',
    message: [
      '<xml><ToUserName><![CDATA[wx5823bf96d3bd56c7]]></ToUserName>',
      '<FromUserName><![CDATA[mycreate]]></FromUserName>',
      '<CreateTime>1409659813</CreateTime>',
      '<MsgType><![CDATA[text]]></MsgType>',
      '<Content><![CDATA[hello]]></Content>',
      '<MsgId>4561255354251345929</MsgId>',
      '<AgentID>218</AgentID>',
      '</xml>',
    ].join('\n'),
  },
  {
    name: 'the platform’s sample of an echo',
    secrets: sample,
    timestamp: '1409659589',
    nonce: '263014780',
    signature: '5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3',
    encrypted: 'P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ==',
    message: '1616140317555161061',
  },
  {
    name: 'the Go library’s echo',
    secrets: {
      token: 'kjr2TKI8umCBfVF3wAHk8JiPwma5VBme',
      encodingAesKey: '4Ma3YBrSBbX2aez8MJpXGBne5LSDwgGqHbhM9WPYIws',
      receiveId: 'ww6a112864f8022910',
    },
    timestamp: '1583940690',
    nonce: 'VHh7ymSeb0jc4lSb',
    signature: '1ba3cb09c0d2c2b3ed6900d37f91a6efae6cb011',
    encrypted: '6KmUQuPVu7UhjyVqRdbo5SfcRqaHvbUlKSHFvBV2ZuR6TIlKsygcfeSd1GDplg1C5KSKr6UPHCaC/nIX3ZNt9w==',
    message: '94966531020182955848408',
  },
  {
    name: 'the Go library’s message',
    secrets: {
      token: 'kz7Yx62CH8SaLN',
      encodingAesKey: 'cD0d7jx4tYvVtzqrmh3Dm3QFCXe6f8SlHoMtMh3qQEP',
      receiveId: 'ww6a112864f8022910',
    },
    timestamp: '1583995625',
    nonce: '1584392382',
    signature: 'f265ae551b1932727204c3d707628d01376a6940',
    encrypted:
      'EUCt7xMcNiyASzZj0Hjc5yDjFQrCum6AfQ3ntHiUzjGQ51xieKmbvtrZ40/EcB2W/W8yH0n4Lqx48gJl/T9HD/R309I0P/r5pIZucK3lyEn48FYMr4YdE0QdL2jIJ3xkcXUr6uzefzCxG6lMvwpAJaOyVCzN7sRRw47njfxy5EIqU6R9ZBhlTzfdnhhOhK/nTwzrZX3SoGlXFA9OBeZ6ru1NWpXFk76x9DUMe0lcxPPiUqK8ctnQcYXSGUHVqC6DfG7E7mab0OmruNN8cBZY5d3dYOBA4OgaH55Q0AJmUpdT8vNiXpXx+6TxT3TIjySXpDrHVyrsb772aYywgg/Nu4kUmGkALwFZlzhjNegR7wDwb9lr4ERXsSSS8JZ8lbBmaQ3F2Tq584xoPj5rIhXAF734ynm4no1g+SdHiNqR328=',
    message: null,
    contains: ['<![CDATA[foobar]]>', '<![CDATA[x123]]>', '2018405441', '1000002'],
  },
] as const;

/** Random bytes `0123456789abcdef`, timestamp 1700000000, nonce nonce1, token and key of the platform’s sample. */
export const enciphered = [
  {
    name: 'Chinese text',
    secrets: sample,
    message: '<xml><Content><![CDATA[宝山]]></Content></xml>',
    encrypted:
      'sKqRbbiSUnDhFHOvPjtUMUEzloWPcaYNMsicnqLJL3iOP4gGHDtjDHxcN5jPyvHCzv9bdwRo2jkAc3lChKl5QgSGxbJLiOrIHFh1K8FVGmhpZcrNQ8Oa8o+UBma1j+hq',
    signature: '653a714fe003b268132df28b59f85ecf674a8fa3',
  },
  {
    name: 'a whole block of padding',
    secrets: { ...sample, receiveId: '' },
    message: 'xxxxxxxxxxxx',
    encrypted: 'sKqRbbiSUnDhFHOvPjtUMT04SBXqyecnV0R+mVLqu11Se0CAxtEP8Zs4hONFU+GhnY2XmfYUSF/20UR5dRgc0w==',
    signature: null,
  },
  {
    name: 'JSON of a 智能机器人',
    secrets: { ...sample, receiveId: '' },
    message:
      '{"msgid":"M1","aibotid":"B1","chattype":"single","from":{"userid":"u1"},"msgtype":"text","text":{"content":"你好"}}',
    encrypted:
      'sKqRbbiSUnDhFHOvPjtUMRBd2AXnpT7QcZVDMOOwDiOKff9hIJ5YnoUoNz2q56H8BqZQ8FOYpd9aP/becRCBgG4ekIsHjQULA7shUOEdePKPb7z0VUyYEQnmf3gfonx+l2FqOvkWoIkOYM66hq3MmYmj9y4sxE+jZA/+ZbtXK7IGFAuCHMrbFBbdF6C2NTWAuA/tDerKbpIUfG+D9Ku8mg==',
    signature: '3c6641aab566dc001142f103682e67222bfa5d26',
  },
] as const;
