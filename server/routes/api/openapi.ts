import { z } from 'zod';
import { problemSchema } from '../../contract/common.ts';
import type { Endpoint } from '../../contract/endpoint.ts';

type Json = Record<string, unknown>;

/** The description of the API (OpenAPI 3.1), made of the contract alone. */
export function describeApi(endpoints: readonly Endpoint[], cookie: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint);
  }
  return {
    openapi: '3.1.1',
    info: {
      title: 'Lianbei 联备',
      version: '1',
      description:
        'JSON for the mini-app and the console. Failures are problem documents (RFC 9457) with a stable `code`; `detail` says in Chinese what to do.',
    },
    paths,
    components: {
      schemas: { Problem: schemaOf(problemSchema, 'output') },
      responses: { Problem: problem('A failure, told by its `code`') },
      securitySchemes: {
        session: { type: 'apiKey', in: 'cookie', name: cookie },
        csrf: {
          type: 'apiKey',
          in: 'header',
          name: 'X-CSRF-Token',
          description: 'Of `GET /api/session`; every write of a session carries it.',
        },
      },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const { id, summary, access, body } = endpoint;
  return {
    operationId: id,
    summary,
    tags: [id.split('.')[0]],
    security: securityOf(endpoint),
    'x-access': access,
    parameters: [...parametersOf(endpoint)],
    ...(body ? { requestBody: { required: true, content: content(schemaOf(body, 'input')) } } : {}),
    responses: responsesOf(endpoint),
  };
}

const isWrite = ({ method }: Endpoint) => method !== 'GET';

function securityOf(endpoint: Endpoint): Json[] {
  const needed = isWrite(endpoint) ? { session: [], csrf: [] } : { session: [] };
  return endpoint.access === 'public' ? [{}, needed] : [needed];
}

function* parametersOf(endpoint: Endpoint): Generator<Json> {
  const { params, query } = endpoint;
  if (params) yield* parametersIn('path', schemaOf(params, 'input'));
  // What is read from text has no input type of its own; only which are required is asked of it.
  if (query) {
    yield* parametersIn('query', {
      ...schemaOf(query, 'output'),
      required: schemaOf(query, 'input')['required'],
    });
  }
  if (isWrite(endpoint) && endpoint.access !== 'public') {
    yield {
      name: 'Idempotency-Key',
      in: 'header',
      required: true,
      description: 'Names this write: sent again within a day, it is answered as the first was.',
      schema: { type: 'string', pattern: '^[\\w-]{16,64}$' },
    };
  }
}

function parametersIn(place: 'path' | 'query', { properties, required }: Json): Json[] {
  const needed = (required ?? []) as string[];
  return Object.entries(properties as Record<string, Json>).map(([name, schema]) => ({
    name,
    in: place,
    required: place === 'path' || needed.includes(name),
    schema,
  }));
}

const SHARED = { $ref: '#/components/responses/Problem' };

function responsesOf({ response, access, problems }: Endpoint): Json {
  const success = response
    ? { 200: { description: 'Done', content: content(schemaOf(response, 'output')) } }
    : { 204: { description: 'Done' } };
  const own = problems ? { '4XX': ownProblems(problems) } : {};
  const signedIn = access === 'public' ? {} : { 401: SHARED, 403: SHARED };
  return { ...success, ...own, 400: SHARED, ...signedIn, 429: SHARED, default: SHARED };
}

function ownProblems(codes: readonly string[]): Json {
  const schema = { $ref: '#/components/schemas/Problem', properties: { code: { examples: codes } } };
  return problem(
    `Beside what every call may answer: ${codes.map((code) => `\`${code}\``).join(', ')}`,
    schema,
  );
}

const problem = (description: string, schema: Json = { $ref: '#/components/schemas/Problem' }): Json => ({
  description,
  content: { 'application/problem+json': { schema } },
});

const content = (schema: Json): Json => ({ 'application/json': { schema } });

function schemaOf(schema: z.ZodType, io: 'input' | 'output'): Json {
  const json = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  delete json['$schema'];
  return json;
}
