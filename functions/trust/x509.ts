// @peculiar/x509 asks for this polyfill before it is loaded, so both are imported here and from nowhere else.
import 'reflect-metadata';

export { BasicConstraintsExtension, KeyUsageFlags, KeyUsagesExtension, X509Certificate } from '@peculiar/x509';
