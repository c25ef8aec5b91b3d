# SPDX-License-Identifier: Apache-2.0
# IEC 62056-21.
target_sources(meterbench_protocol PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/iec62056_21/block_check.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/iec62056_21/characters.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/iec62056_21/client.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/iec62056_21/data_set.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/iec62056_21/message.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/iec62056_21/message_reader.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/iec62056_21/mode_d.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/iec62056_21/opening.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/iec62056_21/readout_set.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/iec62056_21/server.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/iec62056_21/telegram.cpp)
