import { describe, expect, test } from 'vitest';
import { cleanName, nameOfKind } from '../../server/services/papers/file-name.ts';

describe('a name', () => {
  test.each([
    ['/etc/../组建协议.pdf', '组建协议.pdf'],
    ['C:\\材料\\方案.docx', '方案.docx'],
    ['协议\u202efdp.exe', '协议fdp.exe'],
    ['协\u0000议\n\u200b.pdf', '协议.pdf'],
    ['  a   b .pdf', 'a b .pdf'],
    ['a<b>:"|?*.pdf', 'a_b______.pdf'],
    ['.htaccess', 'htaccess'],
    ['...', ''],
    ['e\u0301.pdf', 'é.pdf'],
  ])('%j becomes %j', (given, expected) => {
    expect(cleanName(given)).toBe(expected);
  });

  test('that is long keeps its beginning and its end, and no half letter', () => {
    const name = cleanName(`${'𠮷'.repeat(300)}.pdf`);
    expect([...name]).toHaveLength(80);
    expect(name).toMatch(/^𠮷+…𠮷+[.]pdf$/u);
  });
});

describe('the extension follows the content', () => {
  test.each([
    ['协议.exe', 'pdf', '协议.pdf'],
    ['协议.PDF', 'pdf', '协议.PDF'],
    ['照片.jpeg', 'jpeg', '照片.jpeg'],
    ['照片.png', 'jpeg', '照片.jpg'],
    ['方案.doc', 'docx', '方案.docx'],
    ['第2.0版', 'pdf', '第2.0版.pdf'],
    ['协议.pdf.exe', 'pdf', '协议.pdf.pdf'],
    ['../', 'pdf', '文件.pdf'],
    ['.pdf', 'pdf', 'pdf.pdf'],
    ['方案v2.0', 'pdf', '方案v2.0.pdf'],
  ] as const)('%j of kind %s is called %j', (given, kind, expected) => {
    expect(nameOfKind(given, kind)).toBe(expected);
  });
});
