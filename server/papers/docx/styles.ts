import { AlignmentType, LineRuleType, type IStylesOptions } from 'docx';

/** Names of fonts that Word and WPS bring along; Latin letters and figures in Times New Roman. */
export const fonts = (eastAsia: string) => ({
  ascii: 'Times New Roman',
  hAnsi: 'Times New Roman',
  cs: 'Times New Roman',
  eastAsia,
});
const BODY = fonts('仿宋');
const HEAD = fonts('黑体');

/** Half-points: 四号 and its neighbours. */
const SIZE = { title: 44, heading: 30, subheading: 28, body: 28 };
/** Two characters of the body. */
export const INDENT = 560;
const LINE = { line: 360, lineRule: LineRuleType.AUTO };

export const STYLES: IStylesOptions = {
  default: {
    document: {
      run: { font: BODY, size: SIZE.body, language: { value: 'en-US', eastAsia: 'zh-CN' } },
      paragraph: { spacing: LINE },
    },
    title: {
      run: { font: HEAD, size: SIZE.title, color: '000000' },
      paragraph: { alignment: AlignmentType.CENTER, spacing: { ...LINE, before: 240, after: 480 } },
    },
    heading1: {
      run: { font: HEAD, size: SIZE.heading, color: '000000' },
      paragraph: { spacing: { ...LINE, before: 240, after: 120 }, keepNext: true },
    },
    heading2: {
      run: { font: fonts('楷体'), size: SIZE.subheading, color: '000000' },
      paragraph: { spacing: { ...LINE, before: 120, after: 60 }, keepNext: true },
    },
  },
};

/** Blanks and notes stand out, so that none is overlooked. */
export const BLANK_COLOUR = 'B03A00';
export const NOTE = { font: fonts('楷体'), size: 24, color: '5F6B7A' };
export const CELL = { font: fonts('宋体'), size: 21 };
export const SMALL = { font: fonts('宋体'), size: 18, color: '5F6B7A' };
