import { render } from 'preact';
import { App } from './app.tsx';
import './page.css';
import './visit.css';

const root = document.getElementById('app');
if (!root) throw new Error('the page has no place for the app');
render(<App />, root);
