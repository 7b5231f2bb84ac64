import type { Figures } from '../../services/insight/ports.ts';
import type { PrismaClient } from '../database.ts';

type Rows<K extends keyof Figures> = Awaited<ReturnType<Figures[K]>>[number][];
const FILED = ['filed', 'expiring', 'rectification', 'expired', 'renewed'];
const COUNTED = ['accepted', 'evaluated'];

/** Counts and sums over everything, each by one query. */
export const createFigures = (prisma: PrismaClient): Figures => ({
  pipeline: () => prisma.$queryRaw<Rows<'pipeline'>>`
    SELECT state, count(*)::int AS count FROM application WHERE state <> 'draft' GROUP BY state`,
  ages: (states, spans) => prisma.$queryRaw<Rows<'ages'>>`
    SELECT a.state, s.span, count(*)::int AS count
    FROM application a
    JOIN jsonb_to_recordset(${JSON.stringify(spans.map((span, at) => ({ ...span, span: at })))}::jsonb)
      AS s(span int, "from" timestamptz, "to" timestamptz)
      ON a.state_since < s."to" AND (s."from" IS NULL OR a.state_since >= s."from")
    WHERE a.state = ANY(${[...states]}::text[]) GROUP BY a.state, s.span`,
  fields: () => prisma.$queryRaw<Rows<'fields'>>`
    SELECT field, count(*)::int AS count, (count(*) FILTER (WHERE state = ANY(${FILED}::text[])))::int AS filed
    FROM application WHERE state <> 'draft' GROUP BY field`,
  years: () => prisma.$queryRaw<Rows<'years'>>`
    SELECT extract(year FROM submitted_at AT TIME ZONE 'Asia/Shanghai')::int AS year, count(*)::int AS count,
      (count(*) FILTER (WHERE state = ANY(${FILED}::text[])))::int AS filed
    FROM application WHERE submitted_at IS NOT NULL GROUP BY 1 ORDER BY 1`,
  indicators: () => prisma.$queryRaw<Rows<'indicators'>>`
    SELECT v.key AS id, r.year, sum((v.value #>> '{}')::numeric)::float8 AS total, count(*)::int AS reports
    FROM annual_report r CROSS JOIN LATERAL jsonb_each(r.values) v
    WHERE r.state = ANY(${COUNTED}::text[]) AND jsonb_typeof(v.value) = 'number'
    GROUP BY v.key, r.year ORDER BY r.year`,
});
