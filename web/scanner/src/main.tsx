import { render } from 'preact';
import { App } from './app.tsx';
import { startAppCache } from './device/app-version.ts';
import './styles/base.css';
import './styles/shell.css';
import './styles/gate.css';
import './styles/verdict.css';
import './styles/offline.css';
import './styles/large-text.css';

const root = document.getElementById('app');
if (!root) throw new Error('the page has no place for the app');
render(<App />, root);
void startAppCache();
