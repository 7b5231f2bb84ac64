import { API } from '../../server/contract/api.ts';
import type { FieldValue } from '../../server/contract/common.ts';
import type { TestApi } from './api.ts';
import { randomId, type Person, type TestOrganisation } from './people.ts';

/** What tells the application from another and whom to reach: without it nothing can be handed in. */
export const REQUIRED: Readonly<Record<string, FieldValue>> = {
  'form.consortium.name': '减速器创新联合体',
  'form.contact.name': '王工',
  'form.contact.phone': '13812345678',
};
const NAMED_PAPERS = ['agreement', 'proposal', 'application'];

/** Begins one, and answers with its id. */
export const beginApplication = async (api: TestApi, { id, owner }: TestOrganisation): Promise<string> =>
  (await api.call(owner, API.applications.create, { body: { organisation: id } })).id;

/** Gives fields their first values. */
export async function fill(
  api: TestApi,
  person: Person,
  application: string,
  values: Readonly<Record<string, FieldValue>>,
) {
  const changes = Object.entries(values).map(([path, value]) => ({ path, value, base: 0 }));
  return api.call(person, API.applications.change, { params: { application }, body: { changes } });
}

/** As an upload leaves it, but for the bytes. */
export async function addFile(
  api: TestApi,
  application: string,
  document: string,
  by: Person,
): Promise<string> {
  const id = randomId();
  await api.prisma.paperFile.create({
    data: {
      ...{ id, applicationId: application, documentId: document, name: `${document}.pdf`, kind: 'pdf' },
      ...{ bytes: 1_000, sha256: 'a'.repeat(64), storageKey: id, uploadedBy: by.id },
      uploadedAt: new Date(api.parts.clock()),
      ...{ scan: 'off', check: 'done' },
    },
  });
  return id;
}

/** One that can be handed in; answers with its id and version. */
export async function readyApplication(api: TestApi, ours: TestOrganisation) {
  const id = await beginApplication(api, ours);
  for (const document of NAMED_PAPERS) await addFile(api, id, document, ours.owner);
  const { application } = await fill(api, ours.owner, id, REQUIRED);
  return { id, version: application.version };
}
