# SPDX-License-Identifier: Apache-2.0
# Completion of meterbench-cli for bash.

_meterbench_cli()
{
    local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]} command= word skip=
    local commands="families catalog decode choices encode new validate diff sheet simulate emulate decode-frame"
    local families="omnipower-1p omnipower-3p omnipower-3p-din omnipower-ct kamstrup-162m kamstrup-382m"
    local options="--json --lang --help --version"

    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ -n $skip ]]; then
            skip=
        elif [[ $word == --lang ]]; then
            skip=1
        elif [[ $word != -* ]]; then
            command=$word
            break
        fi
    done

    COMPREPLY=()
    case $previous in
        --lang) COMPREPLY=($(compgen -W "en da sv fr" -- "$current")); return ;;
        --family|-f) COMPREPLY=($(compgen -W "$families" -- "$current")); return ;;
        --format) COMPREPLY=($(compgen -W "pdf html csv xlsx json" -- "$current")); return ;;
        --errors) COMPREPLY=($(compgen -W "ideal typical worst" -- "$current")); return ;;
        --output|-o|--bulk|-b|--load|-l|--events|--state|--keys|--pty|--key-file|-k) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")); return ;;
        --set|-s) return ;;
    esac

    case $command in
        "") options="$commands $options" ;;
        catalog) options="--family $options" ;;
        choices|encode) options="--family --set $options" ;;
        new) options="--family --set --output --force --no-overwrite $options" ;;
        validate) options="--bulk $options" ;;
        sheet) options="--output --format --no-overwrite $options" ;;
        decode-frame) options="--key-file $options" ;;
        emulate) options="--listen --pty --state --load --speed --clock --pace --echo --stray --reaction --keys --push-ciphered --errors --seed --fleet $options" ;;
        simulate) options="--load --from --to --errors --seed --events --state --output $options" ;;
    esac

    if [[ $current == -* || -z $command ]]; then
        COMPREPLY=($(compgen -W "$options" -- "$current"))
    else
        case $command in
            validate|diff|sheet|simulate|emulate|decode-frame) compopt -o filenames; COMPREPLY=($(compgen -f -- "$current")) ;;
        esac
    fi
}
complete -F _meterbench_cli meterbench-cli
