import { startCallbacks } from './callbacks.js';
import { startChat } from './chat.js';
import { startComposer } from './composer.js';
import { startContacts } from './contacts.js';
import { startFaults } from './faults.js';
import { startProblems } from './problems.js';
import { byId } from './dom.js';
import { follow, on } from './store.js';
import { startTools } from './tools.js';

startTools();
startChat();
startComposer();
startContacts();
startCallbacks();
startFaults();
startProblems();
on('lost', () => {
  byId('connection').hidden = false;
  byId('connection').textContent = '和模拟器的连接断了，正在重连…';
});
follow();
