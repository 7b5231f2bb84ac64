/** What a spreadsheet would take for a formula, once the list is saved as text and opened again, begins with a sign that makes it text. */
export const inert = (text: string): string => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
