/** The forms of a report, in the order in which they are written. */
export const reportFormats = ['md', 'html', 'pdf'] as const;

export type ReportFormat = (typeof reportFormats)[number];
