import { expect, test } from 'vitest';
import { breakLines } from '../../../server/papers/certificate/lines.ts';

/** Chinese characters and marks are two wide, all others one. */
const widthOf = (text: string) =>
  [...text].reduce((sum, letter) => sum + (letter.charCodeAt(0) > 255 ? 2 : 1), 0);
const broken = (text: string, width: number) => breakLines(text, width, widthOf);

test('breaks between any two Chinese characters and loses none', () => {
  const text = '上海宝冶精密减速器有限公司复旦大学';
  const lines = broken(text, 10);
  expect(lines.every((line) => widthOf(line) <= 10)).toBe(true);
  expect(lines.join('')).toBe(text);
});

test('puts no comma first and leaves no opening bracket last', () => {
  expect(broken('甲乙丙丁戊、己庚', 10)).toEqual(['甲乙丙丁', '戊、己庚']);
  expect(broken('甲乙丙丁（集团）', 10)).toEqual(['甲乙丙丁', '（集团）']);
});

test('keeps words of Latin letters whole unless a line cannot hold them', () => {
  expect(broken('甲乙 Robotics', 10)).toEqual(['甲乙 ', 'Robotics']);
  expect(broken('https://lianbei.example', 10).join('')).toBe('https://lianbei.example');
});

test('makes one line of nothing', () => {
  expect(broken('', 10)).toEqual(['']);
});
