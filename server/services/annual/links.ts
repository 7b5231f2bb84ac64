/** Where in the mini-app a report, or one section of it, is filled in. */
export const reportLink = (
  { applicationId, id }: { applicationId: string; id: string },
  section: string | null = null,
): string => `/applications/${applicationId}/annual/${id}${section === null ? '' : `/sections/${section}`}`;
