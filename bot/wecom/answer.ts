import { z } from 'zod';
import { ApiError, apiError } from './errors.ts';

/** Some successes omit errcode; ids and tokens stay as they come. */
const answerSchema = z.looseObject({ errcode: z.number().int().default(0), errmsg: z.string().optional() });

export type ApiAnswer = z.infer<typeof answerSchema>;

/** The JSON of an answer whatever its errcode. Throws ApiError `network` where it is none of the platform's. */
export function readAnswer({ status, body }: { status: number; body: string }): ApiAnswer {
  const answer = status === 200 ? answerSchema.safeParse(parseJson(body)) : null;
  if (!answer?.success) throw new ApiError('network', null, `HTTP ${status} without a readable answer`);
  return answer.data;
}

/** Throws where the errcode says that it was not done; `secrets` never show in the error. */
export function succeeded(answer: ApiAnswer, secrets: readonly string[]): ApiAnswer {
  if (answer.errcode !== 0) throw apiError(answer.errcode, answer.errmsg, secrets);
  return answer;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
