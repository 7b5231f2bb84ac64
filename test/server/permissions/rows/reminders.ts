import { API } from '../../../../server/contract/api.ts';
import { reminderId, startReminder } from '../../../../server/stores/reminders/reminders.ts';
import { beginApplication } from '../../../setup/application.ts';
import { row, type Scene } from '../row.ts';

const { reminders } = API;

async function reminded({ api, ours }: Scene) {
  const application = await beginApplication(api, ours);
  const waits = { kind: 'correction', subjectId: application, dueOn: '2099-06-30' } as const;
  await api.prisma.$transaction((tx) =>
    startReminder(tx, { ...waits, applicationId: application, at: new Date() }),
  );
  return { application, reminder: reminderId('correction', application) };
}

export const reminderRows = [
  row(reminders.list, [401, 403, 404, 200, 200, 200], async ({ api, ours }) => ({
    params: { application: await beginApplication(api, ours) },
  })),
  row(reminders.snooze, [401, 403, 404, 403, 200, 200], async (scene) => ({
    params: await reminded(scene),
    body: { until: '2027-06-01' },
  })),
];
