/** pg warns of a connection that is asked while it is busy, and its next version refuses it: here it fails already. */
function failOnBusyConnection(warning: Error): void {
  if (warning.message.includes('already executing a query')) throw warning;
}

// Runs before every test file, and a worker has many.
if (!process.listeners('warning').some(({ name }) => name === failOnBusyConnection.name))
  process.on('warning', failOnBusyConnection);
