# SPDX-License-Identifier: Apache-2.0
# HDLC of IEC 62056-46 and the wrapper of IEC 62056-47: how APDUs travel.
target_sources(meterbench_protocol PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/hdlc/address.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hdlc/check_sequence.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hdlc/frame.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hdlc/frame_reader.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hdlc/parameters.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hdlc/primary_link.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hdlc/secondary_link.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hdlc/unnumbered.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hdlc/window.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/hdlc/wrapper.cpp)
