# SPDX-License-Identifier: Apache-2.0
# Completion of meterbench-cli for fish.

set -l commands families catalog decode choices encode new validate diff sheet simulate emulate decode-frame
set -l families omnipower-1p omnipower-3p omnipower-3p-din omnipower-ct kamstrup-162m kamstrup-382m
set -l takes_files validate diff sheet simulate emulate decode-frame

complete -c meterbench-cli -f
complete -c meterbench-cli -l json -d 'Print one JSON document on standard output'
complete -c meterbench-cli -l lang -x -a 'en da sv fr' -d 'Language of names and messages'
complete -c meterbench-cli -s h -l help -d 'Show help'
complete -c meterbench-cli -l version -d 'Show the version'

complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a help -d 'Show help of a command'
complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a families -d 'List the meter families'
complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a catalog -d 'Show every field and code of a family'
complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a decode -d 'Say what codes mean'
complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a choices -d 'Show which codes are still possible'
complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a encode -d 'Make complete codes'
complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a new -d 'Write a project file with defaults'
complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a validate -d 'Check project files or a table of codes'
complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a diff -d 'Show what differs between two project files'
complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a sheet -d 'Write the order-code sheet of a project'
complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a simulate -d 'Run a meter under a load'
complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a emulate -d 'Run a meter that answers its clients'
complete -c meterbench-cli -n "not __fish_seen_subcommand_from $commands" -a decode-frame -d 'Explain frames field by field'

complete -c meterbench-cli -n '__fish_seen_subcommand_from catalog choices encode new' -s f -l family -x -a "$families" -d 'Meter family'
complete -c meterbench-cli -n '__fish_seen_subcommand_from choices encode' -s s -l set -x -d 'Choose a code: X5=1'
complete -c meterbench-cli -n '__fish_seen_subcommand_from new' -s s -l set -x -d 'Choose a code or set a path: /ctRatio=40'
complete -c meterbench-cli -n '__fish_seen_subcommand_from new sheet simulate' -s o -l output -r -F -d 'File to write'
complete -c meterbench-cli -n '__fish_seen_subcommand_from new sheet' -l no-overwrite -d 'Fail when the output exists'
complete -c meterbench-cli -n '__fish_seen_subcommand_from new' -l force -d 'Replace an existing file'
complete -c meterbench-cli -n '__fish_seen_subcommand_from sheet' -l format -x -a 'pdf html csv xlsx json' -d 'Format of the sheet'
complete -c meterbench-cli -n '__fish_seen_subcommand_from validate' -s b -l bulk -r -F -d 'Judge a table of codes'
complete -c meterbench-cli -n '__fish_seen_subcommand_from simulate emulate' -s l -l load -r -F -d 'The load'
complete -c meterbench-cli -n '__fish_seen_subcommand_from simulate' -l from -x -d 'First second simulated'
complete -c meterbench-cli -n '__fish_seen_subcommand_from simulate' -l to -x -d 'First second no longer simulated'
complete -c meterbench-cli -n '__fish_seen_subcommand_from simulate emulate' -l errors -x -a 'ideal typical worst' -d 'How wrong it measures'
complete -c meterbench-cli -n '__fish_seen_subcommand_from simulate emulate' -l seed -x -d 'The specimen and its chance'
complete -c meterbench-cli -n '__fish_seen_subcommand_from simulate' -l events -r -F -d 'Faults and actions by time'
complete -c meterbench-cli -n '__fish_seen_subcommand_from simulate emulate' -l state -r -F -d 'Folder that keeps the meter'
complete -c meterbench-cli -n '__fish_seen_subcommand_from emulate' -l listen -x -a 'tcp:127.0.0.1:0 wrapper:127.0.0.1:0 push:127.0.0.1:0' -d 'Where clients reach the meter'
complete -c meterbench-cli -n '__fish_seen_subcommand_from emulate' -l pty -r -F -d 'Link to a pseudo-terminal'
complete -c meterbench-cli -n '__fish_seen_subcommand_from emulate' -l speed -x -d 'Simulated seconds in a second'
complete -c meterbench-cli -n '__fish_seen_subcommand_from emulate' -l clock -x -d 'Time at which it begins'
complete -c meterbench-cli -n '__fish_seen_subcommand_from emulate' -l pace -d 'Octets take their time'
complete -c meterbench-cli -n '__fish_seen_subcommand_from emulate' -l echo -d 'Reflect what a client sends'
complete -c meterbench-cli -n '__fish_seen_subcommand_from emulate' -l stray -x -d 'Percent of transmissions with stray octets'
complete -c meterbench-cli -n '__fish_seen_subcommand_from emulate' -l reaction -x -d 'Milliseconds before an answer'
complete -c meterbench-cli -n '__fish_seen_subcommand_from emulate' -l keys -r -F -d 'Key file'
complete -c meterbench-cli -n '__fish_seen_subcommand_from emulate' -l push-ciphered -d 'Encrypt what is pushed'
complete -c meterbench-cli -n '__fish_seen_subcommand_from emulate' -l fleet -x -d 'So many meters'
complete -c meterbench-cli -n '__fish_seen_subcommand_from decode-frame' -s k -l key-file -r -F -d 'Keys to decipher with'
complete -c meterbench-cli -n "__fish_seen_subcommand_from $takes_files" -F
