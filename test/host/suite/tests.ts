import './activation.test.ts';
import './find-files.test.ts';
