# SPDX-License-Identifier: Apache-2.0
# What every target of this house has in common: the language level, the warnings, the sanitizers, the hardening.

set(CMAKE_CXX_STANDARD 20)
set(CMAKE_CXX_STANDARD_REQUIRED ON)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
# moc of Qt 6.4 cannot read the concepts of libstdc++ 12, which <compare> brings along; it needs none of them.
set(CMAKE_AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${CMAKE_BINARY_DIR}/bin")
# Libraries come from the system's own folders: a program with a RUNPATH may load one that somebody laid elsewhere.
set(CMAKE_SKIP_RPATH ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
include(CheckPIESupported)
check_pie_supported()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM)
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()
find_program(MOLD_PROGRAM mold)
if(MOLD_PROGRAM AND CMAKE_SYSTEM_NAME STREQUAL "Linux")
    add_link_options(-fuse-ld=mold)
endif()

add_library(meterbench_options INTERFACE)
target_include_directories(meterbench_options INTERFACE "${PROJECT_SOURCE_DIR}")
if(MSVC)
    target_compile_options(meterbench_options INTERFACE /W4 /utf-8 $<$<BOOL:${METERBENCH_WERROR}>:/WX>)
else()
    target_compile_options(meterbench_options INTERFACE
        -Wall -Wextra -Wpedantic -Wnon-virtual-dtor -Wold-style-cast -Wconversion -Wsign-conversion
        $<$<BOOL:${METERBENCH_WERROR}>:-Werror>
        # clang 19 warns of std::stable_sort's own use of a buffer in libstdc++ 12; GCC judges ours.
        $<$<CXX_COMPILER_ID:Clang>:-Wno-deprecated-declarations>
        # In a unity build the names of one source are in sight of the next: only GCC can tell these from one's own.
        $<IF:$<BOOL:${METERBENCH_UNITY}>,$<$<CXX_COMPILER_ID:GNU>:-Wshadow=local>,-Wshadow>
        # GCC 12 sees overlapping copies in its own std::string (GCC bug 105651).
        $<$<AND:$<CXX_COMPILER_ID:GNU>,$<VERSION_LESS:$<CXX_COMPILER_VERSION>,13>>:-Wno-restrict>
        # There GCC takes every source for a header, and warns of the names that are its own.
        $<$<CXX_COMPILER_ID:GNU>:-Wno-subobject-linkage>)
endif()
if(METERBENCH_SANITIZE)
    target_compile_options(meterbench_options INTERFACE
        -fsanitize=${METERBENCH_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
    target_link_options(meterbench_options INTERFACE -fsanitize=${METERBENCH_SANITIZE})
elseif(CMAKE_SYSTEM_NAME STREQUAL "Linux" AND CMAKE_BUILD_TYPE STREQUAL "Release")
    # tests/app/hardening_test.py looks for each of these in the programs.
    target_compile_options(meterbench_options INTERFACE
        -fstack-protector-strong -fstack-clash-protection -U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=2)
    if(CMAKE_SYSTEM_PROCESSOR MATCHES "x86_64|AMD64")
        target_compile_options(meterbench_options INTERFACE -fcf-protection=full)
    endif()
    add_link_options(-Wl,-z,relro,-z,now,-z,noexecstack)
endif()

# meterbench_library(name SOURCES … [LINK …]): one floor or room of the house.
function(meterbench_library name)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "" "SOURCES;LINK")
    add_library(${name} STATIC ${arg_SOURCES})
    target_link_libraries(${name} PUBLIC meterbench_options ${arg_LINK})
    set_target_properties(${name} PROPERTIES UNITY_BUILD ${METERBENCH_UNITY})
endfunction()
