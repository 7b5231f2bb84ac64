import type { Paper, PaperFile } from '../../state/use-papers.ts';

export const PAPER_STATES = {
  missing: { tag: 'missing', text: '还没有' },
  attention: { tag: 'attention', text: '有提示' },
  ready: { tag: 'done', text: '已上传' },
} as const satisfies Record<Paper['state'], unknown>;

export const BASES = { named: '指引写明的', supporting: '建议材料' } as const;

/** What is going on with a file, where there is something to say. */
export function remarkOf({ check, scan }: PaperFile): string | null {
  if (scan === 'waiting') return '正在查毒，完成前打不开';
  if (check === 'running') return '正在预检…';
  if (check === 'scan') return '扫描件或照片，文字没有预检';
  return null;
}

const KINDS: Readonly<Record<PaperFile['kind'], string>> = {
  pdf: 'PDF',
  docx: 'Word',
  doc: 'Word',
  xlsx: 'Excel',
  xls: 'Excel',
  jpeg: '图片',
  png: '图片',
  heic: '图片',
};
export const kindOf = (file: PaperFile): string => KINDS[file.kind];
