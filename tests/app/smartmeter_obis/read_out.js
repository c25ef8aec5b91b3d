// SPDX-License-Identifier: Apache-2.0
// A client that is not ours (smartmeter-obis, IEC 62056-21 mode C over a serial port) reads the emulated meter at a
// pseudo-terminal, and what it read is compared with what `simulate` says of the same load.
// usage: node read_out.js MODULES METERBENCH-CLI
'use strict';
const {execFileSync, spawn} = require('child_process');
const fs = require('fs');
const os = require('os');
const path = require('path');
const [modules, program] = process.argv.slice(2);
const client = require(path.join(modules, 'smartmeter-obis'));

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'meterbench-'));
const at = name => path.join(folder, name);
const run = (...words) => JSON.parse(execFileSync(program, ['--json', ...words], {encoding: 'utf8'}));

run('new', '--family', 'omnipower-1p', '--set', 'X8=1', '--set', 'Z18=001', '-o', at('meter.mbench'));
// Nothing flows any more when the client comes, so that both see the same registers.
fs.writeFileSync(at('load.csv'), 'time,p,q\n2026-01-01T00:00:00Z,4000,1000\n2026-01-01T06:00:00Z,0,0\n');
const expected = run('simulate', at('meter.mbench'), '--load', at('load.csv'), '--from', '2026-01-01T00:00:00Z',
    '--to', '2026-01-02T00:00:00Z').registers;
const registered = obis => Number(expected.find(each => each.obis === obis).value);

let failures = 0;
const check = (what, isTrue) => {
    console.log(`${isTrue ? 'PASS' : 'FAIL'}: ${what}`);
    failures += isTrue ? 0 : 1;
};
const meter = spawn(program, ['emulate', at('meter.mbench'), '--pty', at('eye'), '--load', at('load.csv'),
    '--clock', '2026-01-02T00:00:00Z'], {stdio: ['ignore', 'pipe', 'inherit']});
let transport;
const end = () => {
    clearTimeout(limit);
    if (transport)
        transport.stop(() => {});
    meter.once('exit', code => {
        check('the meter goes when it is told to', code === 0);
        fs.rmSync(folder, {recursive: true});
        process.exit(failures === 0 ? 0 : 1);
    });
    meter.kill('SIGTERM');
};
const limit = setTimeout(() => {
    check('an answer within 40 seconds', false);
    end();
}, 40000);

const compare = (error, read) => {
    check(`read without an error ${error || ''}`, !error);
    const value = code => {
        const found = Object.keys(read || {}).find(each => each.includes(code));
        return found ? read[found].getValue(0).value : undefined;
    };
    for (const [code, obis] of [['1.8.0', '1-1:1.8.0*255'], ['3.8.0', '1-1:3.8.0*255']])
        check(`${obis} is ${registered(obis)}: ${value(code)}`, Math.abs(value(code) - registered(obis)) < 0.011);
    check('a day of 24 kWh was registered', registered('1-1:1.8.0*255') === 24);
    end();
};

let said = '';
meter.stdout.on('data', bytes => {
    const wasReady = said.includes('ready ');
    said += bytes;
    if (wasReady || !said.includes('ready '))
        return;
    transport = client.init({
        protocol: 'D0Protocol',
        transport: 'SerialRequestResponseTransport',
        transportSerialPort: at('eye'),
        requestInterval: 60,
        obisFallbackMedium: 1,
    }, compare);
    transport.process();
});
