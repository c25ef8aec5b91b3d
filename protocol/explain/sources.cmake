# SPDX-License-Identifier: Apache-2.0
# Frames of all protocols explained field by field, and captures.
target_sources(meterbench_protocol PRIVATE
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/apdu_parts.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/capture_file.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/capture_input.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/captured_stream.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/compact_array.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_apdu.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_association.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_ciphered.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_data.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_hdlc.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_iec62056_21.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_initiate.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_kmp.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_kmp_commands.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_kmp_logs.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_notification.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_push.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_request.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_response.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explain_short_name.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/explainer.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/frame_input.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/frame_scanner.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/frame_stream.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/frame_words.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/input_likeness.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/input_text.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/key_ring.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/network_packet.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/obis_meaning.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/octet_notation.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/scope.cpp
    ${CMAKE_CURRENT_SOURCE_DIR}/explain/written_characters.cpp)
