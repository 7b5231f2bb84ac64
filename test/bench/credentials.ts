/** Made up for the bench: the server under test is given them as a real corp's. */
export const CREDENTIALS = {
  corpId: 'wwbench000000000001',
  agentId: 1000002,
  secret: 'bench-secret-of-the-self-built-app',
  token: 'benchToken',
  encodingAesKey: 'jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C',
};
