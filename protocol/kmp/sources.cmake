# SPDX-License-Identifier: Apache-2.0
# Kamstrup Meter Protocol.
target_sources(meterbench_protocol PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/answer.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/classic_log.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/client.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/clock.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/crc16.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/difference.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/frame.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/frame_reader.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/logger_readout.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/register_table.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/register_value.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/request.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/server.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/setting_register.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/kmp/unit.cpp)
